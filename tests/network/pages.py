"""The pages that the server of the tests shows."""

FILLER = "<p>Drink enough water and ask your doctor how much that is for you.</p>\n"


def page(
    title: str, body: str = "", language: str | None = "en", head: str = "", filler: int = 30
) -> str:
    """An HTML page with some text, so that it is no empty shell."""
    lang = f' lang="{language}"' if language else ""
    return (
        f"<!DOCTYPE html><html{lang}><head><title>{title}</title>{head}</head>"
        f"<body><h1>{title}</h1>\n{body}\n{FILLER * filler}</body></html>"
    )


DECLARES_CYRILLIC = page("Вода", language="ru", head='<meta charset="windows-1251">')
SHORT_RUSSIAN = page("Вода", language="ru")
OK = page("Kidney stones", '<h2 id="diet">Diet</h2><h2 id="water">Water</h2>')
LOGIN = page("Sign in", '<form><input type="password" name="p"></form>', filler=0)
FRAGMENTS = page(
    "A long page",
    '<h2 id="first">First</h2><a name="named"></a><h2 id="riñón">Riñón</h2>'
    + FILLER * 6000
    + '<h2 id="last">Last</h2><p>The very last words of it all.</p>',
)
SHELL = '<html lang="en"><head><title>App</title><script src="/app.js"></script></head><body></body></html>'
PARKED = page(
    "kidney-society.test",
    "<p>This domain is for sale. Buy it now from Domain Harbour.</p>",
    filler=0,
)
WALL = page(
    "Just a moment...", "<p>Checking your browser</p><script>challenge()</script>", filler=0
)
CLINIC = page(
    "A clinic",
    '<ul><li><a href="/status/404">Lost</a></li><li><a href="/ok#nowhere">Diet</a></li>'
    '<li><a href="/ok#diet">Diet of old</a></li><li><a href="/file.pdf">Sheet</a></li>'
    '<li><a href="/private/x">Records</a></li><li><a href="../redirect/301?to=/ok">Old</a></li>'
    '<li><a href="http://127.0.1.2:9/far">Far</a></li></ul>',
)
