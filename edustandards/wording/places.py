"""The names of jurisdictions, by the codes of ISO 3166 that packs write.

A code is read from the left: `CN-LN-SY` lies within `CN-LN`, and this within `CN`. A part that has
no name here stands as it is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

PLACES: Mapping[str, Text] = {
    "UN": Text("联合国", "United Nations"),
    "XX": Text("虚构地区", "a place made up"),
    "AU": Text("澳大利亚", "Australia"),
    "BD": Text("孟加拉国", "Bangladesh"),
    "BR": Text("巴西", "Brazil"),
    "CA": Text("加拿大", "Canada"),
    "CN": Text("中国", "China"),
    "DE": Text("德国", "Germany"),
    "EG": Text("埃及", "Egypt"),
    "ES": Text("西班牙", "Spain"),
    "ET": Text("埃塞俄比亚", "Ethiopia"),
    "FI": Text("芬兰", "Finland"),
    "FR": Text("法国", "France"),
    "GB": Text("英国", "United Kingdom"),
    "GH": Text("加纳", "Ghana"),
    "ID": Text("印度尼西亚", "Indonesia"),
    "IN": Text("印度", "India"),
    "IT": Text("意大利", "Italy"),
    "JP": Text("日本", "Japan"),
    "KE": Text("肯尼亚", "Kenya"),
    "KR": Text("韩国", "Republic of Korea"),
    "MX": Text("墨西哥", "Mexico"),
    "MY": Text("马来西亚", "Malaysia"),
    "NG": Text("尼日利亚", "Nigeria"),
    "NP": Text("尼泊尔", "Nepal"),
    "NZ": Text("新西兰", "New Zealand"),
    "PH": Text("菲律宾", "Philippines"),
    "PK": Text("巴基斯坦", "Pakistan"),
    "RU": Text("俄罗斯", "Russia"),
    "RW": Text("卢旺达", "Rwanda"),
    "SG": Text("新加坡", "Singapore"),
    "TH": Text("泰国", "Thailand"),
    "TZ": Text("坦桑尼亚", "Tanzania"),
    "UG": Text("乌干达", "Uganda"),
    "US": Text("美国", "United States"),
    "VN": Text("越南", "Viet Nam"),
    "ZA": Text("南非", "South Africa"),
    "GB-ENG": Text("英格兰", "England"),
    "GB-NIR": Text("北爱尔兰", "Northern Ireland"),
    "GB-SCT": Text("苏格兰", "Scotland"),
    "GB-WLS": Text("威尔士", "Wales"),
    "CN-AH": Text("安徽", "Anhui"),
    "CN-BJ": Text("北京", "Beijing"),
    "CN-CQ": Text("重庆", "Chongqing"),
    "CN-FJ": Text("福建", "Fujian"),
    "CN-GD": Text("广东", "Guangdong"),
    "CN-GS": Text("甘肃", "Gansu"),
    "CN-GX": Text("广西", "Guangxi"),
    "CN-GZ": Text("贵州", "Guizhou"),
    "CN-HA": Text("河南", "Henan"),
    "CN-HB": Text("湖北", "Hubei"),
    "CN-HE": Text("河北", "Hebei"),
    "CN-HI": Text("海南", "Hainan"),
    "CN-HK": Text("香港", "Hong Kong"),
    "CN-HL": Text("黑龙江", "Heilongjiang"),
    "CN-HN": Text("湖南", "Hunan"),
    "CN-JL": Text("吉林", "Jilin"),
    "CN-JS": Text("江苏", "Jiangsu"),
    "CN-JX": Text("江西", "Jiangxi"),
    "CN-LN": Text("辽宁", "Liaoning"),
    "CN-MO": Text("澳门", "Macao"),
    "CN-NM": Text("内蒙古", "Inner Mongolia"),
    "CN-NX": Text("宁夏", "Ningxia"),
    "CN-QH": Text("青海", "Qinghai"),
    "CN-SC": Text("四川", "Sichuan"),
    "CN-SD": Text("山东", "Shandong"),
    "CN-SH": Text("上海", "Shanghai"),
    "CN-SN": Text("陕西", "Shaanxi"),
    "CN-SX": Text("山西", "Shanxi"),
    "CN-TJ": Text("天津", "Tianjin"),
    "CN-TW": Text("台湾", "Taiwan"),
    "CN-XJ": Text("新疆", "Xinjiang"),
    "CN-XZ": Text("西藏", "Xizang"),
    "CN-YN": Text("云南", "Yunnan"),
    "CN-ZJ": Text("浙江", "Zhejiang"),
    "CN-LN-SY": Text("沈阳", "Shenyang"),
}


def place_name(code: str, lang: str) -> str:
    """Return the name of a jurisdiction with its code, in zh or en.

    >>> place_name("CN-SH", "en")
    'China · Shanghai (CN-SH)'
    >>> place_name("IN-KA", "zh")
    '印度 · KA (IN-KA)'
    """
    parts = code.split("-")
    named = ["-".join(parts[: at + 1]) for at in range(len(parts))]
    said = [
        PLACES[whole].say(lang) if whole in PLACES else part
        for whole, part in zip(named, parts, strict=True)
    ]
    return code if said == parts else f"{' · '.join(said)} ({code})"
