"""The keeper: a second program, which the lighthouse asks for the colour."""

import book
from case import PLACES

print(book.lamp(PLACES))
