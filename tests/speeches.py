"""A few short speeches for the tests of the build, composed here."""

from pathlib import Path

SPEECHES = {
    "云溪县/2018-政府工作报告.txt": """政府工作报告
——2018年1月10日在云溪县第十届人民代表大会第三次会议上
各位代表：
一、2017年工作回顾
一年来，我们扎实推进脱贫攻坚，粮食总产量达到6.2万吨，新建高标准农田1.1万亩。牛存栏3.4万头，羊出栏8.6万只。
二、2018年工作安排
今年，粮食播种面积稳定在21万亩以上，牛存栏达到3.6万头，农村居民人均可支配收入增长9%。
""",
    "云溪县/2019-政府工作报告.md": """# 政府工作报告

2019年1月8日在云溪县第十届人民代表大会第四次会议上

## 一、2018年工作回顾

粮食播种面积21.5万亩，牛存栏3.7万头，乡村振兴开局良好。

## 二、2019年工作安排

力争蔬菜种植面积扩大到3万亩，羊出栏突破9万只，确保全面完成脱贫攻坚任务。
""",
    "云溪县/南坪镇/2019-农村工作会议讲话.txt": """在南坪镇农村工作会议上的讲话
（2019年2月20日）
同志们：
今年要抓好春耕备耕，玉米种植面积不少于4000亩，马铃薯1500亩，生猪存栏保持在2000头左右。
乡村振兴要一年接着一年干，产业兴旺是重点。
""",
    "云溪县/2020-政府工作报告.txt": """政府工作报告
——2020年1月12日在云溪县第十届人民代表大会第五次会议上
一、2019年工作回顾
蔬菜种植面积达到3.1万亩，羊出栏9.2万只，脱贫攻坚取得决定性成就。
二、2020年工作安排
今年粮食总产量稳定在6.5万吨以上，新增高标准农田8000亩，疫情防控不能松。
""",
}


def write_speeches(folder: Path) -> Path:
    """Write the speeches below `folder`, one of them in GB18030, and return it."""
    for number, (doc, text) in enumerate(SPEECHES.items()):
        path = folder / doc
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("gb18030" if number == 0 else "utf-8"))
    return folder
