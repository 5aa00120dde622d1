# ruff: noqa: E501
"""The words of labelled pages, as data: labels of every variable, buttons, headings of abstracts, character pairs.

Sources: field labels of CNKI, Wanfang, VIP, Airiti, SinoMed, J-STAGE, Web of Science, Scopus and PubMed record pages;
the pairs of characters are those of the Unihan database (kTraditionalVariant), as far as labels use them.
"""

from __future__ import annotations

# variable | Chinese labels (simplified; the first is the usual one) | English labels (the first is the usual one)
ROWS = """
title | 题名 标题 篇名 文题 论文题名 论文题目 题目 论文名称 文献标题 文献题名 文献名称 中文题名 中文标题 书名 名称 文章标题 文章题目 | Title ; Article title ; Document title ; Paper title
translated-title | 英文题名 英文标题 外文题名 英文篇名 译名 翻译题名 题名翻译 题名译文 外文标题 并列题名 题名(英文) 标题(英文) | English title ; Translated title ; Title in English
title-short | 短题名 | Short title
container-title | 刊名 期刊 来源 期刊名 期刊名称 出处 来源期刊 来源出版物 文献来源 文献出处 刊物 刊物名称 来源刊名 杂志 杂志名称 期刊来源 母体文献 所属期刊 论文出处 中文刊名 收录期刊 来源文献 来源名称 报纸名称 | Journal ; Source ; Journal title ; Journal name ; Source title ; Publication ; Publication title ; Publication name ; Published in ; Periodical ; Source publication
container-title-short | 刊名缩写 期刊缩写 缩写刊名 | Journal abbreviation ; Abbreviated journal title ; ISO abbreviation
collection-title | 丛书名 丛书 丛书题名 | Series ; Series title ; Book series
event-title | 会议名称 会议名 会议 会议录 会议录名称 会议论文集 | Conference ; Conference name ; Conference title ; Meeting ; Meeting name
event-date | 会议时间 会议日期 会议年份 | Conference date ; Meeting date
event-place | 会议地点 会议地址 会议地 | Conference location ; Conference place ; Meeting place ; Meeting location
author | 作者 著者 责任者 研究生 文章作者 论文作者 全部作者 作者姓名 作者名 第一作者 中文作者 主要责任者 发明人 编著者 文献作者 合著者 | Authors ; Author ; Author(s) ; Author name ; Author names ; By ; Creator ; Creators ; Inventor ; Inventors ; Author full names ; Written by
editor | 主编 编者 编辑 | Editors ; Editor ; Editor(s)
translator | 译者 翻译 | Translator ; Translators
thesis-advisor | 导师 指导教师 指导老师 指导教授 导师姓名 论文导师 | Advisor ; Supervisor ; Supervisors ; Advisors ; Thesis advisor ; Advisor(s)
reprint-author | 通讯作者 通信作者 联系作者 | Corresponding author ; Corresponding authors ; Reprint author ; Corresponding author(s)
correspondence | 通讯地址 通讯作者地址 通信地址 联系地址 | Correspondence address ; Correspondence ; Reprint address ; Reprint addresses ; Address for correspondence
email | 电子邮箱 邮箱 电子邮件 通讯作者邮箱 电邮 | Email ; E-mail ; Email address ; Email addresses ; E-mail address
affiliation | 机构 作者单位 单位 作者机构 所属机构 机构名称 工作单位 第一作者单位 第一机构 完成单位 作者地址 地址 机构单位 作者工作单位 单位名称 研究机构 署名单位 | Affiliations ; Affiliation ; Affiliation(s) ; Author affiliations ; Author affiliation ; Author affiliation(s) ; Institution ; Institutions ; Organization ; Organisation ; Organizations ; Author address ; Author addresses ; Address ; Addresses ; Organ
keyword | 关键词 关键字 主题词 中文关键词 作者关键词 作者关键字 英文关键词 扩展关键词 叙词 自由词 索引词 关键词(英文) | Keywords ; Keyword ; Key words ; Author keywords ; Keyword(s) ; Keywords plus ; Subject terms ; MeSH terms ; Index terms ; Index keywords
abstract | 摘要 文摘 内容摘要 中文摘要 内容提要 提要 论文摘要 英文摘要 摘要(英文) 简介 内容简介 文献摘要 | Abstract ; Summary ; Abstracts
issued | 年份 年 出版年 出版日期 发表时间 出版时间 发表日期 日期 发表年份 年度 出版年份 发表年 发布日期 刊出日期 年代 年鉴年份 发行年 出版年月 学位年度 | Year ; Date ; Publication year ; Publication date ; Published ; Date of publication ; Publish year ; Year of publication ; Date published ; PubTime ; Published date ; Pub date ; Issue date ; Cover date
submitted | 收稿日期 投稿日期 收稿时间 收到日期 | Received ; Received date ; Date received ; Submission date ; Date submitted
available-date | 在线日期 网络出版日期 在线出版日期 网络首发时间 网络首发日期 在线发表日期 在线出版时间 上线日期 网络出版时间 在线公开时间 | Online date ; Published online ; Available online ; Epub date ; Early access date ; Online publication date ; First online
accessed | 访问日期 引用日期 检索日期 | Accessed ; Access date ; Date accessed
volume | 卷 卷号 卷次 | Volume ; Vol ; Vol. ; Volume number ; Roll
issue | 期 期号 期次 刊期 期数 | Issue ; Issue number ; No. ; Iss ; Period ; Number
issue-line | 年卷期 年,卷(期) 年卷(期) 卷期 卷(期) 卷,期 年/卷期 年、卷(期) 年,卷(期):页码 年卷期页码 卷期页 卷(期):页码 出版卷期 | Volume/issue ; Volume (issue) ; Vol/issue ; Volume, issue
page | 页码 页次 起止页码 起止页 页 页码范围 页面 起始页码 所在页码 论文页码 文献页码 | Pages ; Page ; Page range ; Page numbers ; pp. ; pp ; Page(s)
number-of-pages | 页数 总页数 页面数 文献页数 论文页数 | Page count ; Number of pages ; Total pages ; No. of pages ; Pages count
article-number | 文献编号 文章编号 论文编号 文章号 文献号 | Article number ; Art. no. ; Article no. ; Article ID
publisher | 出版社 出版者 出版商 学位授予单位 授予单位 培养单位 出版单位 授予学位单位 学位授予机构 发布单位 毕业院校 主办单位 学校 | Publisher ; University ; School ; Degree grantor ; Granting institution
publisher-place | 出版地 出版地点 | Place of publication ; Publisher place ; Publisher location ; Publication place
edition | 版本 版次 | Edition
genre | 文献类型 论文类型 文章类型 资源类型 类型 学位 学位类型 学位级别 文献种类 出版物类型 授予学位 攻读学位 | Document type ; Type ; Publication type ; Article type ; Item type ; Degree ; Document types
language | 语种 语言 文种 正文语种 文献语种 | Language ; Languages
funding | 基金 基金项目 资助基金 基金资助 资助项目 基金支持 支持基金 资助信息 资助 项目基金 | Funding ; Funding information ; Grants ; Funding details ; Grant ; Fund ; Funding agency ; Funding text ; Fund project ; Foundation ; Funds
classification | 分类号 中图分类号 中图分类 学科分类号 学科分类 学科 学科专业 专业 学科领域 研究方向 专辑 专题 所属学科 中图法分类号 分类 主题分类 学科类别 | Classification ; CLC ; CLC number ; Subject ; Subjects ; Subject category ; Research areas ; Research area ; Web of Science categories ; Subject classification ; Class number ; Category ; Categories ; Discipline
reference | 参考文献 相关论文 引用文献 引文 参考书目 相关文献 参考资料 文后参考文献 参考文献列表 引文列表 | References ; Reference ; Cited references ; Bibliography ; Related papers ; Reference list ; Related articles ; Works cited ; Literature cited
times-cited | 被引 被引频次 被引次数 被引量 被引用次数 引用次数 被引数 引用频次 引用量 总被引频次 被引用 | Cited by ; Times cited ; Citations ; Citation count ; Number of citations ; Cited ; Cited times
reference-count | 参考文献数 参考文献数量 引用参考文献数 引文数 参考文献量 | Reference count ; Number of references ; Cited reference count
source | 来源库 数据库 来源数据库 数据库名称 数据来源 收录数据库 数据库提供者 | Database ; Source database ; SrcDatabase ; Database provider ; Data source
URL | 链接 网址 原文链接 全文链接 文献网址 文献链接 链接地址 网页地址 | Link ; Links ; Web link ; Full text link
accession | 入藏号 检索号 唯一标识 | Accession number ; Accession no.
rights | 版权 版权信息 | Copyright ; Rights ; License
note | 附注 备注 注释 | Note ; Notes ; Remarks
number | 专利号 申请号 公开号 标准号 标准编号 报告编号 专利申请号 申请(专利)号 | Patent number ; Report number ; Standard number ; Application number
ISSN | 国际标准刊号 国际刊号 国际标准连续出版物号 |
ISBN | 国际标准书号 |
- | 文献标志码 文献标识码 引证文献 共引文献 同被引文献 相似文献 推荐文献 施引文献 二级参考文献 国内刊号 国内统一刊号 作者简介 收录 收录情况 期刊收录 核心收录 下载 下载量 下载次数 下载频次 浏览量 浏览次数 阅读量 阅读次数 点击量 申请人 英文作者 外文作者 作者英文名 英文作者名 作者(英文) 英文刊名 外文刊名 刊名(英文) 英文单位 英文机构 英文作者单位 作者单位(英文) 责任编辑 栏目 副标题 引用格式 修回日期 录用日期 接受日期 国内统计刊号 | Citing articles ; Similar articles ; Recommended articles ; Downloads ; Views ; Biography ; About the author ; Indexed in ; Usage count
"""

NEUTRAL = """
DOI | DOI ; DOI号 ; 数字对象标识符 ; DOI编号 ; DOI链接 ; DOI码
ISSN | ISSN ; ISSN号 ; eISSN ; E-ISSN ; pISSN ; P-ISSN ; Print ISSN ; Electronic ISSN ; ISSN/ISBN
ISBN | ISBN ; ISBN号 ; eISBN
PMID | PMID ; PubMed ID ; PMID号
PMCID | PMCID ; PMC ID ; PMC
ORCID | ORCID ; ORCID iD
URL | URL ; URI
arXiv | arXiv ; arXiv ID
- | CN ; CN号 ; CSTR
"""

JAPANESE_ROWS = """
title | 論文名 タイトル 論題 | container-title | 掲載誌 雑誌名 収録刊行物 | author | 著者名 著者 | affiliation | 所属 所属機関
keyword | キーワード | abstract | 抄録 要旨 | volume | 巻 巻号 | issue | 号 | page | ページ 頁 | issued | 発行年 発行日 公開日
reference | 引用文献 | language | 言語 | publisher | 発行元 | thesis-advisor | 指導教員 | translated-title | 英語タイトル
"""

INTERFACE_CHINESE = (
    "引用 收藏 分享 下载 导出 打印 复制 关注 点赞 评论 报错 举报 展开 收起 更多 推荐 纠错 订阅 返回 保存 翻译 引用本文 收藏本文 "
    "导出引用 引用格式 导出题录 PDF下载 全文下载 下载全文 下载PDF CAJ下载 HTML阅读 在线阅读 手机阅读 阅读全文 查看全文 免费下载 "
    "原文传递 原文获取 文献传递 加入书架 加入收藏 分享到 展开全部 展开更多 查看更多 查看详情 引证 整本下载 分章下载 记笔记 批注"
).split()
INTERFACE_ENGLISH = (
    "Cite;Save;Share;Download;Export;Print;Bookmark;Copy;Follow;Like;Download PDF;PDF;View PDF;Full text;Full text PDF;HTML;"
    "View full text;Get full text;Export citation;Cite this article;Cite this;Add to favorites;Favorite;Favorites;"
    "Favourite;Collect;Show more;Show less;More;Email alert;Copy link;Save to library;Add to library;Quote;Permissions;"
    "Add to list;Download citation;Read online;View all;Citation"
).split(";")

PAIRS = (
    "题題 标標 称稱 书書 责責 编編 译譯 导導 师師 讯訊 联聯 络絡 关關 键鍵 词詞 内內 简簡 发發 时時 间間 号號 数數 "
    "码碼 页頁 献獻 类類 论論 业業 种種 语語 学學 处處 资資 单單 构構 机機 织織 领領 专專 辑輯 参參 证證 图圖 链鏈 "
    "网網 录錄 询詢 检檢 获獲 别別 级級 丛叢 会會 议議 点點 报報 纸紙 权權 释釋 备備 频頻 库庫 总總 补補 阅閱 览覽 "
    "载載 项項 费費 国國 际際 统統 连連 续續 给給 达達 识識 来來 邮郵 电電 体體 术術 后後 与與 读讀 场場 开開 记記 "
    "笔筆 复複 赞讚 评評 举舉 请請 订訂 传傳 递遞 实實 过過 应應 创創 对對 结結 讨討 观觀 线線 误誤 纠糾 选選 杂雜 "
    "志誌 个個 农農 产產 东東 万萬 为為 动動 区區 历歷 压壓 变變 叶葉 听聽 园園 属屬 归歸 当當 户戶 扩擴 护護 担擔 "
    "断斷 无無 显顯 晓曉 条條 极極 栏欄 样樣 毕畢 汇匯 测測 济濟 渊淵 湾灣 满滿 独獨 环環 现現 画畫 监監 盘盤 积積 "
    "签簽 约約 纪紀 组組 细細 经經 绍紹 维維 综綜 缩縮 罗羅 职職 脏臟 艺藝 节節 荐薦 药藥 营營 规規 视視 计計 设設 "
    "访訪 试試 说說 课課 调調 贡貢 财財 质質 贴貼 转轉 轻輕 输輸 边邊 运運 还還 进進 远遠 里裡 铁鐵 银銀 锁鎖 错錯 "
    "长長 门門 闻聞 阶階 难難 顺順 须須 预預 颁頒 颜顏 风風 馆館 验驗 "
).split()
HEADINGS = (
    "目的 方法 结果 结论 背景 讨论 意义 对象 引言 局限性 创新点 过程 应用 价值 目标 材料与方法 资料与方法 对象与方法 方法与结果 研究目的 研究方法 研究结果 研究背景 主要结论 资料 材料"
).split()
HEADINGS_ENGLISH = (
    "Background;Objective;Objectives;Aim;Aims;Purpose;Method;Methods;Design;Setting;Results;Findings;Conclusion;Conclusions;Discussion;Introduction;Significance;Interpretation;Participants;Measurements;Context;Importance;Materials and methods;Patients and methods;Methods and results;Study design;Limitations;Implications;Main results;Trial registration;Originality;Value;Highlights;Outcome;Outcomes;Registration"
).split(";")
IN_ABSTRACTS = ("Subjects;Subject;Data source;Data sources;Database;Summary;Number;Note;Notes;Remarks;Category;Period;Type;"
                "Discipline;School;Source;Views").split(";")  # fmt: skip
