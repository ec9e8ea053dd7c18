"""`python -m sharing_cli` is `sharing`."""

from sharing_cli.main import main

main()
