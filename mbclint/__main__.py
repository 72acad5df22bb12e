"""``python -m mbclint`` is the ``mbclint`` command."""

from mbclint.commands.program import program

if __name__ == "__main__":
    program()
