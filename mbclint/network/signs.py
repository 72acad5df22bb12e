"""By what a page is told that answers like one and is none: error pages, walls against programs,
pages to sign in, domains for sale."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from mbclint.readers.html_glance import Glance

_SEPARATORS = re.compile(r"\s[-–—|:·•»]\s|[|·•»]|:\s|[.!?…]+(?:\s|\Z)")
_NUMBERED = re.compile(
    r"(?:(?:http )?(?:error|erreur|erro|errore|fehler|fout|fel|fejl|feil|virhe|błąd|chyba|hiba"
    r"|ошибка|помилка|hata|σφάλμα|エラー|错误|錯誤|오류)\s*:?\s*)?404"
    r"(?: (?:error|erreur|fehler|not found|no encontrad[oa]|nicht gefunden|non trouvée?))?"
)
NOT_FOUND: Final = frozenset(
    {
        *("not found", "page not found", "file not found", "document not found"),
        *("content not found", "article not found", "nothing found", "page cannot be found"),
        *("the page cannot be found", "page can't be found", "this page can't be found"),
        *("the page could not be found", "page could not be found", "page does not exist"),
        *("this page does not exist", "this page doesn't exist", "page doesn't exist"),
        *("we can't find that page", "we couldn't find that page", "page no longer available"),
        *("this page is no longer available", "page unavailable", "sorry, page not found"),
        *("page not available", "the requested page was not found", "oops, page not found"),
        *("página no encontrada", "no encontrado", "no encontrada", "la página no existe"),
        *("esta página no existe", "no se encontró la página", "página no disponible"),
        *("no se ha encontrado la página", "no se encuentra la página", "contenido no encontrado"),
        *("page non trouvée", "page introuvable", "page inexistante", "cette page n'existe pas"),
        *("la page n'existe pas", "contenu introuvable", "page non disponible"),
        *("seite nicht gefunden", "nicht gefunden", "seite existiert nicht"),
        *("die seite wurde nicht gefunden", "diese seite existiert nicht"),
        *("seite konnte nicht gefunden werden", "seite nicht verfügbar"),
        *("página não encontrada", "não encontrado", "não encontrada", "página inexistente"),
        *("esta página não existe", "a página não foi encontrada"),
        *("pagina non trovata", "pagina inesistente", "la pagina non esiste", "non trovato"),
        *("pagina niet gevonden", "niet gevonden", "deze pagina bestaat niet"),
        *("pàgina no trobada", "no s'ha trobat la pàgina", "páxina non atopada"),
        *("ez da orria aurkitu", "orria ez da aurkitu"),
        *("nie znaleziono strony", "strona nie została znaleziona", "strona nie istnieje"),
        *("stránka nenalezena", "stránka nebyla nalezena", "stránka nenájdená"),
        *("stránka sa nenašla", "az oldal nem található", "a keresett oldal nem található"),
        *("pagina nu a fost găsită", "pagina nu există", "pagina negăsită"),
        *("sidan hittades inte", "sidan kunde inte hittas", "sidan finns inte"),
        *("siden blev ikke fundet", "siden findes ikke", "siden ikke fundet"),
        *("siden ble ikke funnet", "fant ikke siden", "siden finnes ikke"),
        *("sivua ei löydy", "sivua ei löytynyt", "lehte ei leitud", "lapa nav atrasta"),
        *("puslapis nerastas", "η σελίδα δεν βρέθηκε", "страница не найдена"),
        *("сторінку не знайдено", "страницата не е намерена", "страница није пронађена"),
        *("stranica nije pronađena", "stran ni bila najdena", "faqja nuk u gjet"),
        *("sayfa bulunamadı", "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "הדף לא נמצא"),
        *("העמוד לא נמצא", "صفحه یافت نشد", "पृष्ठ नहीं मिला", "পৃষ্ঠা পাওয়া যায়নি"),
        *("ページが見つかりません", "お探しのページは見つかりませんでした", "页面不存在"),
        *("找不到页面", "页面未找到", "找不到網頁", "頁面不存在", "페이지를 찾을 수 없습니다"),
        *("không tìm thấy trang", "trang không tồn tại", "halaman tidak ditemukan"),
        *("halaman tidak dijumpai", "ไม่พบหน้า", "hindi nahanap ang pahina"),
    }
)
"""What error pages are headed with, folded; our own collection of the wordings that web servers and
content management systems show."""
_ERROR_PATH = re.compile(
    r"/(?:errors?/)?(?:404|not-?found|page-?not-?found|error-?404)(?:\.\w{2,5})?/?\Z", re.IGNORECASE
)
_WALL_TITLES = frozenset(
    {
        *("just a moment", "un momento", "einen moment", "un instant", "attention required"),
        *("access denied", "one moment, please", "are you a robot", "robot or human"),
        *("verify you are human", "pardon our interruption", "security check", "client challenge"),
        *("ddos-guard", "checking your browser", "human verification", "bot verification"),
        *("please wait", "request rejected", "you have been blocked", "captcha"),
    }
)
_WALL_HEADERS: Mapping[str, str] = {
    "cf-mitigated": "challenge",
    "x-amzn-waf-action": "",
    "x-datadome": "protected",
    "x-sucuri-block": "",
}
"""Headers that walls send with their challenges, and with which value; any for an empty one."""
_SIGN_IN = re.compile(
    r"/(?:[\w-]*log-?[io]n|sign-?in|sso|saml2?|oauth2?|idp|cas|auth(?:enticate|orize)?|anmelden"
    r"|connexion|acceso|iniciar-sesion|account/login)(?:[/.?]|\Z)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:\A|[./])(?:consent|cookie-?consent|cookiewall|gdpr|privacy-?wall)(?:[./?]|\Z)",
    re.IGNORECASE,
)
_FOR_SALE = re.compile(
    r"\b(?:domain|domain name|dominio|domaine|domäne|domínio)\b.{0,40}\b(?:for sale|parked"
    r"|has expired|zu verkaufen|en venta|à vendre|in vendita|à venda|te koop)\b"
    r"|\bbuy this domain\b|\bis for sale\b.{0,60}\bdomain\b|\bdomain (?:parking|is parked)\b",
    re.IGNORECASE | re.DOTALL,
)
_SELLERS = (
    *("sedo.com", "sedoparking.com", "bodis.com", "parkingcrew.net", "dan.com", "hugedomains.com"),
    *("afternic.com", "above.com", "domainmarket.com", "undeveloped.com", "uniregistry.com"),
)
_LITTLE_TEXT = 1_500
"""Characters; walls and parked pages have no article."""


def not_found(page: Glance, url: str) -> str:
    """What says that there is no such page; empty where nothing does."""
    for text in (page.title, *page.headings[:1]):
        for part in (text, *_SEPARATORS.split(text)):
            folded = _folded(part)
            if folded in NOT_FOUND or _NUMBERED.fullmatch(folded):
                return text
    path = urlsplit(url).path
    return path if _ERROR_PATH.search(path) else ""


def wall(status: int, headers: Mapping[str, str], page: Glance) -> str:
    """What says that programs are kept out; empty where nothing does."""
    for name, value in _WALL_HEADERS.items():
        if name in headers and (not value or headers[name].lower() == value):
            return f"{name}: {headers[name]}"
    if status >= 400 or len(page.text) < _LITTLE_TEXT:
        for part in (page.title, *_SEPARATORS.split(page.title)):
            if _folded(part) in _WALL_TITLES:
                return page.title
    return ""


def sign_in_or_consent(asked: str, final: str, page: Glance) -> str:
    """What a redirect leads to that is not what was asked for; empty where it is no such page."""
    if asked == final or _SIGN_IN.search(urlsplit(asked).path):
        return ""
    parts = urlsplit(final)
    if _SIGN_IN.search(parts.path) or page.asks_password:
        return "a page to sign in"
    if _CONSENT.search(parts.hostname or "") or _CONSENT.search(parts.path):
        return "a page that asks for consent"
    return ""


def for_sale(page: Glance, final: str) -> str:
    """What says that the domain is for sale; empty where nothing does."""
    host = urlsplit(final).hostname or ""
    if any(host == seller or host.endswith(f".{seller}") for seller in _SELLERS):
        return f"it leads to {host}, which sells domains"
    if len(page.text) < _LITTLE_TEXT:
        for text in (page.title, page.text):
            if found := _FOR_SALE.search(text):
                return f'it says "{found[0]}"'
    return ""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(plain.strip(" .!?…¡¿:-–—|").split())
