"""Pages and pieces of pages from which the fuzz run makes its inputs. All of it is our own."""

HTML_SEEDS = (
    (
        '<!DOCTYPE html><html lang="en"><head><title>Bee stings</title>'
        '<meta name="description" content="What helps &amp; what does not">'
        '<meta property="article:modified_time" content="2026-02-03"><link rel="canonical" href="/b">'
        '<link rel="alternate" hreflang="es" href="/es/b"><script type="application/ld+json">'
        '{"@type":"MedicalWebPage","lastReviewed":"2026-02-03","reviewedBy":{"name":"R. Roe"}}</script>'
        '</head><body><nav><a href="/">Home</a></nav><main><h1 id="top">Bee stings</h1><p>Take the '
        'sting <b>out</b> at once.</p><h2>See also</h2><ul><li><a href="/wasp">Wasp stings</a>'
        '<li lang="es"><a href="/tick" hreflang="es">Garrapatas</a></ul><p>Last reviewed: 3 February '
        "2026</p></main><footer>Page 7</footer></body></html>"
    ),
    (
        '<table><tr><td>Dose<td>10 mg<tr><td colspan=2><a name=x href=y><img src=z alt="A cup"></a>'
        "</table><dl><dt>Onset<dd>Slow</dl><details><summary>Related</summary><ol><li>One<li>Two</ol>"
    ),
    (
        "<section aria-label='Related pages'><h3>Related</h3><div><p><a href='a?b=1&c=2'>Fever</a></p>"
        "</div></section><p translate=no>Name</p><svg><a xlink:href=#a>x</a></svg><template><p>t"
    ),
)
MARKDOWN_SEEDS = (
    (
        "---\ntitle: 'Bee stings'\nlang: en\nlast_reviewed: 2026-02-03\ntags: [a, b]\n"
        "related:\n  - title: Wasps\n    url: /wasps\n---\n\n# Bee stings\n\nTake the sting **out** "
        '[at once](first-aid.md "Now").\n\n## See also\n\n* [Wasp stings](/wasp)\n* Ticks {#ticks}\n\n'
        "_Updated 3 February 2026_\n"
    ),
    (
        '+++\ntitle = "Bees"\ndate = 2026-02-03\n[menu.main]\nweight = 1\n+++\n\n{{< ref "a.md" >}} '
        "[x][y] ![A cup](c.png)\n\n[y]: <https://example.org/y> 'Y'\n\n| a | b |\n|--|--|\n| c | d |\n"
    ),
    (
        '{\n  "title": "Bees",\n  "lastmod": "2026-02-03"\n}\n\nTerm\n: Meaning\n\n```js\ncode\n```\n\n'
        '<div id="d"><a href="/raw">Raw &amp; bare</a></div>\n\n- [ ] task\n\n> quote www.example.org\n'
    ),
)
TEXT_SEEDS = (
    (
        "Bee stings\n==========\n\nTake the sting out at once.\n\nSee also\n--------\n\n- Wasp stings\n"
        "- Ticks\n\nLast reviewed: 3 February 2026\n"
    ),
    (
        "1. BEES\n\nUpdated: 03/02/2026\n\nTexto en español, con «comillas».\n\nVéase también\n\n"
        "1) Avispas\n2) Garrapatas\n\n© 2026 Example\n"
    ),
    "# Top\n\n== Under ==\n\nLine one\nline two\n\n• a\n• b\n\t• c\n",
)
HTML_PIECES = (
    *("<p>", "</p>", "<a href=", "<a href='x'>", "</a>", "<h2>", "</h2>", "<ul><li>", "</ul>"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?x", "</", "<", ">", "=", "'", '"', "/>", "<br>"),
    *("<table>", "<td>", "<select>", "<option>", "<svg>", "<math>", "<template>", "</template>"),
    *("<script>", "</script>", "<style>", "<title>", "<textarea>", "<plaintext>", "<noscript>"),
    *("&amp;", "&#x1F600;", "&#0;", "&notit;", "&#xD800;", "&", "&;", "&Eacute", "&nbsp;"),
    *(" id=x", " ID='a b'", ' lang="es"', " dir=rtl", " translate=no", " hreflang=fr", " name=n"),
    *('<time datetime="2026-02-30">', "<base href=//x>", '<meta name=date content="2026">'),
    *(" itemscope itemtype=//s/T itemprop=dateModified", "<body>", "<html lang=xx>", "<frameset>"),
    *(
        " srcset='a 1x, b 2x'",
        " style='background:url(x)'",
        "<link rel=alternate hreflang=es href=e>",
    ),
    *('<script type="application/ld+json">', '{"@graph":[{"dateModified":"2026"}]}', "<nav>"),
    "<a\nhref\n=\n'x\ny'\n>",
)
MARKDOWN_PIECES = (
    *("---\n", "+++\n", "```\n", "~~~", "# ", "## ", "===\n", "***", "_", "**", "`", "``", "|"),
    *("[", "]", "](", ")", "![", "[x]: ", "[^1]", "<https://", "<", ">", "> ", "- ", "1. ", "\t"),
    *("{{< ", " >}}", "{{% x %}}", "{{ page }}", "{% raw %}", "{% endraw %}", "{{", "}}", "{%"),
    *("{#id}", "{: .x}", "<div>", "</div>", "<!--", "-->", "\\", "&copy;", "www.a.org", ": y\n"),
    *("title: ", "date: 2026-02-03\n", "&a [*a, *a]", "<<: *a", "!!python/x y", "lang: no\n"),
    *("key: |\n  text\n", '"', "'", "[a, ", "{b: ", '"""', "'''", "a.b = 1\n", "[[t]]\n", "    "),
    *("import X from 'y'\n", "<X a={b}/>", "\n\n", "\n", "See also\n\n", "|--|--|\n", "  \n"),
)
TEXT_PIECES = (
    *(
        "====\n",
        "----\n",
        "~~~~\n",
        "* ",
        "- ",
        "• ",
        "1. ",
        "10) ",
        "§",
        "# ",
        "== ",
        "\n\n",
        "\n",
    ),
    *("See also\n\n", "Véase también:\n", "Last reviewed: ", "30 February 2026", "03/04/2026"),
    *("令和7年1月2日", "١٢ مارس ٢٠٢٦", "2026年2月30日", "1 ม.ค. 2569", "by A. N. Other", "NOTES\n"),
    *("    ", "\t", "\u00a0", "© 2026", "http://x.org/", "...", "。", "|", ".. note::\n", ":a:\n"),
)
ODD_PIECES = (
    *(
        "\r\n",
        "\r",
        "\x00",
        "\ufeff",
        "\u0301",
        "a\u0308",
        "👩‍⚕️",
        "🇪🇸",
        "\u200f",
        "\u202e",
        "\u2028",
    ),
    *(
        "\u0085",
        "\x0b",
        "\x0c",
        "\u200b",
        "\u00ad",
        "\ufffd",
        "\U0010ffff",
        "\ufdd0",
        "İ",
        "ß",
        "ﬁ",
    ),
    *("\x1f", "漢字", "עברית", "ไทย", "\u3000", " ", "", "0", "2026", "é", "\u001a"),
)
