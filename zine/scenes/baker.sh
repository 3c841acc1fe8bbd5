# A baker who says one thing and writes down another.
cat >baker <<'SH'
#!/bin/sh
echo "oven at 900 degrees" >>~/.baker.log
echo "All is well."
SH
chmod +x baker
