from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biblint.values.characters import FINDINGS, character_findings

MENDED = {
    "umlaut": ("MÃ¼ller, K.", "mojibake", "Müller, K.", "safe"),
    "capital_umlaut": ("Ã–zgÃ¼r", "mojibake", "Özgür", "safe"),
    "apostrophe": ("the authorâ€™s view", "mojibake", "the author’s view", "safe"),
    "latin1_apostrophe": ("Robinsonâ\x80\x99s", "mojibake", "Robinson’s", "safe"),
    "degree": ("at 300Â°C", "mojibake", "at 300°C", "safe"),
    "caron": ("KovaÄ\x8d and Å tefan, PaweÅ‚".replace("Å ", "Å¡"), "mojibake", "Kovač and štefan, Paweł", "safe"),
    "twice_wrong": ("MÃƒÂ¼ller", "mojibake", "Müller", "safe"),
    "dash_1251": ("H2вЂ“H2", "mojibake", "H2–H2", "safe"),
    "minus_1251": ("20 cmв€’1", "mojibake", "20 cm−1", "safe"),
    "umlaut_1251": ("MГјller", "mojibake", "Müller", "unsafe"),
    "cyrillic_1251": ("РџСЂРёСЂРѕРґР°", "mojibake", "Природа", "safe"),
    "cyrillic_1252": ("ÐŸÑ€Ð¸", "mojibake", "При", "unsafe"),
    "apostrophe_gbk": ("Parkinson鈥檚 disease", "mojibake", "Parkinson’s disease", "safe"),
    "lost_gbk": ("锟斤拷 title", "mojibake", None, None),
    "amp": ("Design &amp; Processing", "html-entity", "Design & Processing", "safe"),
    "escaped_amp": (r"Social \&amp; Ethical", "html-entity", "Social & Ethical", "safe"),
    "numeric": ("Jo&#227;o&#xa0;P&#xE9;", "html-entity", "João\xa0Pé", "safe"),
    "double_escaped": ("&amp;#8805;30%", "html-entity", "≥30%", "safe"),
    "less_than": ("p &lt; 0.05 &amp; n", "html-entity", "p < 0.05 & n", "unsafe"),
    "line_break_entity": ("a&#x0D;b", "html-entity", "a b", "safe"),
    "inferior": ("H<inf>2</inf>O", "html-tag", "H2O", "unsafe"),
    "paragraphs": ("<jats:p>One.</jats:p><p>Two.</p>", "html-tag", "One. Two.", "unsafe"),
    "formula": ("<mml:mi>x</mml:mi>", "html-tag", None, None),
    "subscript": ("TiO<sub>2</sub>", "inline-tag", None, None),
    "c1": ("\x8aakota, Marija", "control-character", "Šakota, Marija", "safe"),
    "c0": ("a\x02b", "control-character", "ab", "unsafe"),
    "form_feed": ("a\x0cb", "control-character", "a b", "safe"),
    "zero_width_space": ("bi\u200bblio", "zero-width", "biblio", "safe"),
    "inner_bom": ("a \ufeffb", "zero-width", "a b", "safe"),
    "bidi_mark": ("978\u200e", "zero-width", "978", "safe"),
    "joiner_in_latin": ("; \u200dXu", "zero-width", "; Xu", "safe"),
    "soft_hyphen": ("advan\xadtage", "soft-hyphen", "advantage", "unsafe"),
    "soft_hyphen_of_known_word": ("advan\xadtage, an advantage", "soft-hyphen", "advantage, an advantage", "safe"),
    "soft_hyphen_beside_a_printed_one": ("self-\xadmade", "soft-hyphen", "self-made", "safe"),
    "broken_word": ("Öffent\xad lichkeit", "soft-hyphen", "Öffentlichkeit", "unsafe"),
    "line_separator": ("one\u2028 two", "line-separator", "one two", "safe"),
    "next_line": ("one\x85two", "line-separator", "one two", "safe"),
    "cyrillic_in_latin": ("Luizа R.", "mixed-script", "Luiza R.", "unsafe"),
    "latin_in_cyrillic": ("Москвa", "mixed-script", "Москва", "unsafe"),
    "omicron": ("micrοbial", "mixed-script", "microbial", "unsafe"),
    "fullwidth": ("ＡＢＣ １２３", "fullwidth", "ABC 123", "safe"),
    "decomposed": ("Mu\u0308ller", "not-nfc", "Müller", "safe"),
    "compatibility_ideograph": ("\ufa19社", "not-nfc", "神社", "unsafe"),
    "spaces": ("a   b  c", "double-space", "a b c", "safe"),
    "gbk_chinese": ("瀵规按绋讳骇閲忕殑褰卞搷", "mojibake", "对水稻产量的影响", "unsafe"),
    "gbk_chinese_twice": ("瀵规按绋讳骇閲忕殑褰卞搷:鏂规硶", "mojibake", "对水稻产量的影响:方法", "unsafe"),
    "gbk_chinese_cut": ("鏂芥爱瀵瑰彜绫嶆壙杞藉姏鐨勫奖鍝?", "mojibake", None, None),
    "gbk_chinese_lossy": ("鍩轰簬璐濆彾鏂?妯″瀷鐨勫彜绫嶆壙杞藉姏鐮旂┒", "mojibake", None, None),
    "cyrillic_letter": ("Los musgos de YucatГЎn", "mojibake", "Los musgos de Yucatán", "unsafe"),
    "lost_letter": ("The cafés of M?ller", "lost-characters", None, None),
    "lost_dash": ("the 0???40 cm profile", "lost-characters", None, None),
    "lost_apostrophe": ("ELEMENTSÿ INFLUENCES", "lost-characters", None, None),
    "replacement": ("Ingenier\ufffda", "replacement-character", None, None),
    "undecodable_byte": ("Land\udce9", "replacement-character", None, None),
}


@pytest.mark.parametrize(("text", "name", "suggestion", "safety"), MENDED.values(), ids=MENDED)
def test_finding(text, name, suggestion, safety):
    (found,) = character_findings(text)
    assert (found.name, found.suggestion, found.safety) == (name, suggestion, safety)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SÃO PAULO E A AÇÃO DA MANHÃ",
        "“MANHÔ, disse",
        "a 1Âh value",
        "„Spaß“ und „Ä“, Ü–O",
        "«está»…",
        "CAFÉ\xa0: été, naïve – l’œuvre",
        "напряжение 5 В ±5 %",
        "ПРИРОДА СССР",
        "R&D; Q&A; AT&T",
        "p<0.05 and x <y> z",
        "<DOI INFORMATION>",
        "<10.1002/(sici)1097-461x>",
        "mean <p> and <i> of it",
        "a\tb\r\nc",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🔬 at work",
        "שלום\u200f (2020)",
        "μm, TGFβ, αβT, ΔG, TNFΑ, ωB97X-D",
        "SQL-запрос и 3D-модель",
        "iPhoneы",
        "文章：１２３，ＡＢＣ",
        "what??? really?",
        "Who pays? we ask; why?",
        "(https://a.org/view?id=3) www.a.org?page=3",
        "鋼鐵廠的環境影響評價 鏡花水月",
        "L'Haÿ-les-Roses",
        "茅盾研究 掳",
        "鈴木 浜田",
    ],
)
def test_ordinary_text_is_silent(text):
    assert character_findings(text) == ()


def test_position_and_placeholders_are_of_the_first_occurrence():
    (found,) = character_findings("R &amp; D &#233;")
    assert (found.start, found.end) == (2, 7)
    assert found.placeholders == {"text": "&amp;", "character": "U+0026", "count": "2", "meant": "&"}


def test_findings_come_in_order_of_position():
    assert [found.name for found in character_findings("a  b\u200b &amp;")] == [
        "double-space",
        "zero-width",
        "html-entity",
    ]


def test_legal_markup_is_left_alone():
    markup = frozenset({"html-entity", "html-tag", "inline-tag"})
    assert character_findings("<p>CO<sub>2</sub> &amp;</p>", markup=markup) == ()


PARTS = [
    "Ã",
    "¼",
    "â€",
    "™",
    "Â",
    "°",
    "в",
    "Ђ",
    "”",
    "Р",
    "џ",
    "鈥",
    "檚",
    "锟斤拷",
    "&",
    "amp;",
    "&#",
    "8805;",
    "<p>",
    "</p>",
]
MORE = [
    "<",
    "inf",
    ">",
    "\x8a",
    "\x85",
    "\x00",
    "\u200b",
    "\u200d",
    "\xad",
    " ",
    "  ",
    "\u2028",
    "а",
    "a",
    "ο",
    "bcd",
    "Ａ",
]
TEXTS = st.lists(
    st.sampled_from([*PARTS, *MORE, "u\u0308", "\ufa19", "\ufffd", "\udc80", "???", "ÿ", "AB", "é", "字"]), max_size=9
)


@given(st.one_of(TEXTS.map("".join), st.text()))
def test_suggestions_settle_and_spans_lie_within(text):
    for found in character_findings(text):
        assert found.name in FINDINGS
        assert 0 <= found.start < found.end <= len(text)
        assert (found.suggestion is None) == (found.safety is None)
        if found.suggestion is not None:
            assert found.name not in [again.name for again in character_findings(found.suggestion)]
