"""Scopus CSV: headers of both generations and of the languages of its pages, onto CSL variables.

Sources: exports of 2019 to 2026. Until 2022 `Authors` is `Lee A., Kim B.`; since 2023 `Lee, A.; Kim, B.` beside
`Author full names` with numbers. `Page count` is no number of pages (0, or last page less first): it has no variable.
"""

from __future__ import annotations

from biblint.formats.table.profile import make_profile

_COLUMNS = """
author:numbered-names Author full names | 作者全名 | 作者全名 (Author full names)
author:scopus-names Authors | 作者 | 著者 | 著者名
-:; Author(s) ID | 作者 ID | 作者 ID (s) | 作者ID | 著者ID
title Title | Document title | 标题 | 文献标题 | 文獻標題 | 標題 | 書名 | タイトル | 論文名
issued Year | 年份 | 年 | 出版年
container-title Source title | Source Title | 来源出版物名称 | 來源出版物名稱 | 出版物名
volume Volume | 卷 | 巻
issue Issue | 期 | 号
article-number Art. No. | 论文编号 | 文章编号 | 論文編號 | 論文番号
page:first Page start | 起始页码 | 起始页 | 起始頁碼 | 開始ページ
page:last Page end | 结束页码 | 结束页 | 結束頁碼 | 終了ページ
- Page count | 页码计数 | 頁碼計數 | ページ数
times-cited Cited by | 施引文献 | 施引文獻 | 被引用数
DOI DOI
URL Link | 链接 | 連結 | リンク
affiliation:scopus-places Affiliations | 归属机构 | 歸屬機構 | 所属機関
-:scopus-people Authors with affiliations | 带归属机构的作者 | 帶歸屬機構的作者 | 著者と所属機関
abstract Abstract | 摘要 | 抄録
keyword:; Author Keywords | 作者关键字 | 作者关键词 | 作者關鍵字 | 著者キーワード
keyword:; Index Keywords | 索引关键字 | 索引關鍵字 | 索引キーワード
- Molecular Sequence Numbers | 分子序列号 | 分子序列編號
- Chemicals/CAS | 化学物质/CAS | 化學物質/CAS
- Tradenames | 商标 | 商標
- Manufacturers | 制造商 | 製造商
funding:;lines Funding Details | 出资详情 | 资助详细信息 | 出資詳情
funding Funding Texts | Funding Text | 出资文本 | 出資文本
reference:scopus-references References | 参考文献 | 參考文獻
correspondence Correspondence Address | 通讯地址 | 通訊地址
editor:; Editors | 编者 | 編者
publisher Publisher | 出版商 | 出版者
- Sponsors | 赞助商 | 贊助商
event-title Conference name | 会议名称 | 會議名稱
event-date Conference date | 会议日期 | 會議日期
event-place Conference location | 会议地点 | 會議地點
- Conference code | 会议代码 | 會議代碼
ISSN:; ISSN
ISBN:; ISBN
- CODEN
PMID PubMed ID
language Language of Original Document | 原始文献语言 | 文献原始语言 | 原始文獻語言
container-title-short Abbreviated Source Title | 来源出版物名称缩写 | 來源出版物名稱縮寫
genre Document Type | 文献类型 | 文獻類型 | 文献タイプ
- Publication Stage | 出版阶段 | 出版階段
- Open Access | 开放获取 | 開放取用 | オープンアクセス
source Source | 来源出版物 | 來源出版物
accession EID
"""

_MARKS = """
EID
Author(s) ID
Source title | Cited by | Link
"""

PROFILE = make_profile(
    "scopus-csv",
    "Scopus CSV",
    _COLUMNS,
    _MARKS,
    dialect="scopus",
    growing="Funding Texts",
    parallel=("Author full names", "Authors", "Author(s) ID", "Authors with affiliations"),
    extensions=(".csv",),
    types=(
        ("Document Type", "conference review", "book"),
        ("Document Type", "chapter", "chapter"),
        ("Document Type", "conference paper|会议论文|會議論文", "paper-conference"),
        ("Document Type", "book|图书|圖書", "book"),
        ("Document Type", "report", "report"),
        ("Document Type", "data paper", "article-journal"),
        ("Document Type", "article|review|letter|note|editorial|short survey|erratum|retracted", "article-journal"),
        ("Document Type", "文章|论文|論文|综述|評論|快报", "article-journal"),
    ),
)
