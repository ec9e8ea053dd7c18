"""`python -m sharing_cli` is `sharing`."""

from sharing_cli import main

main()
