"""Whether Chinese text is in simplified or traditional characters.

The pairs are frequent characters of labels and titles whose forms exclude each other: the simplified one is in GB 2312
and (but for the weak pairs) not in Big5, the traditional one in Big5 and not in GB 2312.
"""

from __future__ import annotations

from typing import Literal

from biblint.values.lazy import LazyPattern

PAIRS = """
关關 键鍵 词詞 题題 页頁 语語 论論 编編 译譯 术術 杂雜 类類 标標 单單 图圖 书書 馆館 报報 纸紙 络絡 电電 脑腦 软軟
计計 导導 师師 历歷 业業 专專 质質 级級 产產 农農 药藥 疗療 护護 险險 资資 银銀 铁鐵 钢鋼 链鏈 问問 闻聞 开開 间間
门門 阅閱 东東 车車 马馬 鸟鳥 鱼魚 龙龍 齐齊 齿齒 见見 观觀 规規 视視 觉覺 览覽 财財 贸貿 费費 货貨 贫貧 购購 赛賽
轻輕 输輸 转轉 载載 较較 辑輯 迁遷 过過 进進 远遠 违違 连連 选選 递遞 邮郵 释釋 针針 长長 队隊 阳陽 阴陰 阶階 际際
陆陸 难難 项項 顺順 须須 预預 领領 频頻 颜顏 风風 飞飛 饭飯 验驗 为為 习習 乡鄉 买買 亚亞 亲親 亿億 仅僅 仓倉 仪儀
们們 众眾 伤傷 传傳 侧側 债債 储儲 兰蘭 兴興 养養 军軍 冻凍 净淨 减減 凤鳳 击擊 刘劉 则則 刚剛 创創 剂劑 剧劇 劳勞
动動 务務 势勢 华華 协協 卖賣 卫衛 厅廳 压壓 变變 员員 响響 团團 园園 围圍 圆圓 场場 块塊 坚堅 执執 扩擴 扫掃 扬揚
换換 损損 摄攝 时時 显顯 晓曉 权權 枪槍 样樣 检檢 欢歡 汉漢 汇匯 汤湯 沟溝 泽澤 测測 济濟 浓濃 润潤 涨漲 满滿 灭滅
灵靈 烧燒 热熱 爱愛 环環 现現 盐鹽 监監 盘盤 码碼 矿礦 础礎 积積 稳穩 穷窮 竞競 笔筆 简簡 紧緊 红紅 约約 纪紀 纤纖
纯純 纲綱 纳納 纷紛 线線 组組 细細 织織 终終 经經 结結 给給 统統 绝絕 继繼 续續 绿綠 缓緩 缩縮 罗羅 罚罰 职職 联聯
肿腫 艺藝 节節 苏蘇 获獲 营營 萨薩 虑慮 虽雖 补補 认認 讨討 让讓 训訓 议議 讯訊 记記 讲講 许許 设設 访訪 证證 评評
识識 诊診 试試 诗詩 话話 询詢 该該 详詳 误誤 说說 请請 诸諸 读讀 课課 谁誰 调調 谈談 谢謝 败敗 账賬 贡貢 负負 责責
贤賢 贵貴 赵趙 跃躍 轨軌 辅輔 辩辯 达達 运運 还還 这這 逻邏 遗遺 郑鄭 酱醬 钟鐘 钱錢 铅鉛 铜銅 错錯 锋鋒 镇鎮 镜鏡
闭閉 闽閩 阐闡 陈陳 韩韓 顾顧 颗顆 额額 饮飲 饲飼 驱驅 驾駕 鲁魯 鲜鮮 鸡雞 实實 审審 对對 层層 岁歲 岛島 币幣 帐帳
库庫 应應 废廢 张張 弹彈 强強 归歸 录錄 彻徹 态態 总總 战戰 户戶 杨楊 栏欄 树樹 桥橋 发發 启啟 义義 乐樂
"""
"""Simplified and traditional form; no simplified form here is also a Japanese one."""

WEAK_PAIRS = """
号號 学學 国國 会會 医醫 从從 决決 况況 励勵 参參 双雙 断斷 条條 楼樓 涛濤 湿濕 状狀 独獨 猪豬 画畫 称稱 粮糧 脉脈
装裝 践踐 麦麥 献獻 将將 径徑 数數 旧舊 无無 来來 点點 区區 争爭
机機 构構 网網 价價 优優 体體 据據 确確 种種 胜勝 适適 异異 气氣 万萬 与與
"""
"""Pairs whose simplified form is Japanese or, rarely, traditional too: it says little beside a traditional form."""

_SIMPLIFIED = LazyPattern("[" + "".join(pair[0] for pair in PAIRS.split()) + "]")
_TRADITIONAL = LazyPattern("[" + "".join(pair[1] for pair in (PAIRS + WEAK_PAIRS).split()) + "]")
_SHARED = LazyPattern("[" + "".join(pair[0] for pair in WEAK_PAIRS.split()) + "]")
_KANA = LazyPattern("[\u3041-\u3096\u30a1-\u30fa]")

Variant = Literal["simplified", "traditional", "mixed"]


def simplified_or_traditional(text: str) -> Variant | None:
    """The variant of a Chinese text's characters; None without evidence, or if the text may be Japanese."""
    if text.isascii() or _KANA.search(text):
        return None
    simplified = bool(_SIMPLIFIED.search(text))
    traditional = bool(_TRADITIONAL.search(text))
    if simplified and traditional:
        return "mixed"
    if simplified:
        return "simplified"
    shared = bool(_SHARED.search(text))
    if traditional:
        return None if shared else "traditional"
    return "simplified" if shared else None
