"""Opens the library. What the school told us stays behind: a process's environment can be read by anybody."""

import os

from_school = [name for name in os.environ if name.startswith("SPY_") and name != "SPY_SCHOOL_LAB"]
library = os.environ["SPY_HOME"] + "/library"
os.chdir(os.environ["SPY_HOME"])
for name in from_school:
    del os.environ[name]
os.execv(library, [library])
