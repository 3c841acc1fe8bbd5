# A home that has a .profile and a .bashrc, and no other settings for bash.
echo 'export TEA=hot' >.profile
echo "alias ll='ls -l'" >.bashrc
