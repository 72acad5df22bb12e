"""``python -m mbclint`` is the ``mbclint`` command."""

from mbclint.commands.main import main

if __name__ == "__main__":
    main()
