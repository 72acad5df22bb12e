"""All pages of a project by their facts, for commands that judge none."""

from mbclint.corpus.site import Site
from mbclint.engine.discover import finder_of
from mbclint.engine.examiner import Examiner, Task
from mbclint.engine.executors import Executors
from mbclint.engine.page_cache import PageCache
from mbclint.engine.recall import recall_all
from mbclint.engine.site_files import empty_site, site_paths


def read_site(examiner: Examiner, executors: Executors, cache: PageCache | None = None) -> Site:
    """The site with every page of it that can be read."""
    site = empty_site(examiner.project, examiner.reader)
    paths = site_paths(examiner.project, [], finder_of(examiner.project, examiner.reader))
    tasks = [Task(path, judged=False) for path in paths]
    for examined in recall_all(cache, examiner, tasks, executors):
        if examined.facts:
            site.add(examined.facts)
    return site
