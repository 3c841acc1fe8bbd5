# Two files to be found by a star.
touch cake.txt tea.txt
