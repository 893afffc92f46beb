"""Sentences of packs that extend others: editions, changes, locks."""

from __future__ import annotations

from collections.abc import Mapping

from edustandards.wording.text import Text

SENTENCES: Mapping[str, Text] = {
    "shelf-missing": Text(
        "没有这个文件夹；请写一个存放标准包的文件夹",
        "there is no such folder; name a folder that holds packs",
    ),
    "shelf-listed": Text(
        "环境变量 {by} 中列出的文件夹不存在；请改正或删去",
        "there is no such folder, which the variable {by} lists; mend the variable",
    ),
    "shelf-package": Text(
        "已安装的“{owner}”说标准包在“{text}”，但找不到这个 Python 包；请重新安装“{owner}”",
        "the installed '{owner}' says that its packs are in '{text}', but there is no such Python "
        "package; install '{owner}' again",
    ),
    "pack-twice": Text(
        "标准包“{text}”已在 {first}；同一编号和版本只能有一个，请改名或删去其一",
        "the pack '{text}' stands at {first} already; an id and edition can be there only once: "
        "rename or remove one",
    ),
    "pack-not-yet": Text(
        "{day} 时“{id}”尚未施行；各版本的有效期：{known}。可以用“{id}@版本”指定",
        "'{id}' was not yet in force on {day}; its editions are in force: {known}. Name one as "
        "{id}@edition",
    ),
    "pack-no-longer": Text(
        "{day} 时“{id}”已不再有效；各版本的有效期：{known}。可以用“{id}@版本”指定",
        "'{id}' was no longer in force on {day}; its editions are in force: {known}. Name one as "
        "{id}@edition",
    ),
    "extends-missing": Text(
        "“{text}”是对所继承标准包的改动，但这里没有 extends；请写明继承哪个标准包，例如 "
        "extends: cn/quality-balanced@2017",
        "'{text}' changes a pack that this one extends, but there is no extends; name the pack, "
        "such as extends: cn/quality-balanced@2017",
    ),
    "extends-none": Text(
        "extends 没有写标准包；请写明继承哪个（如 cn/quality-balanced@2017），或删去这一项",
        "extends names no pack; name one, such as extends: cn/quality-balanced@2017, or remove the "
        "key",
    ),
    "extends-nothing-left": Text(
        "从所继承的标准包什么也没有留下；请在 select 中列出要用的标准，或在 add 下新增",
        "nothing is left of the packs that are extended; list what is wanted under select, or write"
        " new standards under add",
    ),
    "extends-head": Text(
        "所继承的几个标准包的 {key} 说法不同（{first} 与 {second}）；请在本包写明 {key}",
        "the packs that are extended differ on {key} ({first} and {second}); state {key} here",
    ),
    "extends-standards": Text(
        "继承了别的标准包，新增的标准请写在 add 下，改动写在 set 或 refine 下，"
        "并各写理由（reason）",
        "a pack that extends another puts new standards under add and changes under set or refine,"
        " each with a reason",
    ),
    "extends-conflict": Text(
        "所继承的几个标准包对“{text}”的 {keys} 说法不同（{first} 与 {second}）；"
        "请在 set 或 refine 下写明",
        "the packs that are extended differ on {keys} of '{text}' ({first} and {second}); say under"
        " set or refine what holds here",
    ),
    "inherited-unknown": Text(
        "所继承的标准包没有标准“{text}”；已有：{known}。新增的标准请写在 add 下",
        "no pack that is extended has a standard '{text}'; there are: {known}. New ones go under "
        "add",
    ),
    "inherited-near": Text(
        "所继承的标准包没有标准“{text}”，是否想写“{near}”？",
        "no pack that is extended has a standard '{text}'; did you mean '{near}'?",
    ),
    "change-empty": Text(
        "“{text}”只写了理由，没有写改什么；请写出要改的项，例如 require",
        "'{text}' has a reason and no change; write what is to change, such as require",
    ),
    "change-key-elsewhere": Text(
        "“{text}”要写在 {other} 下，不能写在这里；请移到那里，并写理由（reason）",
        "'{text}' goes under {other}, not here; move it there, with a reason",
    ),
    "change-where": Text(
        "“{text}”原有的 where 说明对哪些对象提要求，改成 {body} 后就没有了；请在这里写明 where，"
        "或改用 when",
        "the where of '{text}' says of whom it is asked, and would be lost with {body}; state where"
        " here, or use when",
    ),
    "change-breaks": Text(
        "由于这里的改动，继承来的 {first} 不再成立，原因见该处；请在这里一并改好",
        "with the changes made here, {first} no longer fits, as is said there; mend it here",
    ),
    "reason-empty": Text(
        "理由（reason）是空的；请写明为什么改",
        "the reason is empty; say why this changes",
    ),
    "inherited-shifted": Text(
        "这里带来的名称使“{pack}”的“{text}”有了别的意思；请给新的字段、指标换一个名称",
        "names that come in here give '{text}' of '{pack}' another meaning; call the new fields and"
        " indicators something else",
    ),
    "pack-deep": Text(
        "标准包一个引用一个，超过 {limit} 层；请减少层次",
        "more than {limit} packs ask for each other in a row; leave some of them out",
    ),
    "pack-not-beside": Text(
        "本文件的文件夹里没有“{text}”；请核对文件名，或写标准包的编号",
        "there is no '{text}' in the folder of this file; check the name, or give the id of a pack",
    ),
    "pack-file-links": Text(
        "这个文件的链接互相指向，找不到文件；请改正链接",
        "the links of this file lead in a ring; mend them",
    ),
    "pack-text-or-list": Text(
        "这里应是一段文字或一个列表",
        "a text or a list is expected here",
    ),
    "change-gone": Text(
        "“{text}”已不在本包之内（{first}），不能再改；请删去这里的改动，或在那里保留它",
        "'{text}' was given up at {first} and cannot be changed; remove the change, or keep the "
        "standard there",
    ),
    "change-retired": Text(
        "“{text}”同时列在 retire 下；既已取消，就不能再改",
        "'{text}' stands under retire as well; what is retired cannot be changed",
    ),
    "add-exists": Text(
        "“{text}”在所继承的标准包中已有（{first}）；要改它请写在 set 或 refine 下，"
        "要另立请换一个编号",
        "'{text}' is in the pack that is extended already ({first}); change it under set or refine,"
        " or give the new standard another id",
    ),
    "lock-broken": Text(
        "上级标准包锁定了“{text}”的 {key}（{first}），不能改；请删去这一项",
        "the pack that is extended locks {key} of '{text}' ({first}); remove this key",
    ),
    "lock-value": Text(
        "lock 写作 true（全部锁定）、false（不锁）或要锁定的项的列表，如 [require]；这里是“{text}”",
        "lock is true (all of it), false, or a list of keys such as [require]; here it is '{text}'",
    ),
    "lock-conflict": Text(
        "所继承的一个标准包锁定了“{text}”的 {key}（{first}），而另一个改了它；不能同时继承",
        "one of the packs that are extended locks {key} of '{text}' ({first}), and another changes "
        "it; they cannot both be extended",
    ),
    "lock-moved": Text(
        "“{pack}”锁定了“{text}”，而这里的改动使它的要求变了：{changes}；请撤回改动",
        "'{pack}' locks '{text}', and the changes made here alter what it asks: {changes}; take "
        "them back",
    ),
    "lock-retired": Text(
        "上级标准包锁定了“{text}”（{first}），不能取消；请保留它",
        "the pack that is extended locks '{text}' ({first}), so it cannot be given up; keep it",
    ),
    "retire-cited": Text(
        "“{text}”已取消，但“{by}”仍引用它（{first}）；请一并改动或取消“{by}”",
        "'{text}' is given up here, but '{by}' still cites it ({first}); change or retire '{by}' "
        "as well",
    ),
    "tighten-retired": Text(
        "“{pack}”规定只能从严，不能取消“{text}”；请保留它",
        "'{pack}' may only be tightened, so '{text}' cannot be given up; keep it",
    ),
    "tighten-looser": Text(
        "“{pack}”规定只能从严，而这里的“{text}”比它宽：{changes}；请改为不低于上级的要求",
        "'{pack}' may only be tightened, and '{text}' becomes looser here: {changes}; ask at least"
        " as much as that pack does",
    ),
    "tighten-other": Text(
        "“{pack}”规定只能从严，而这里的“{text}”无法证明不比它宽：{changes}；请只提高原有的限值",
        "'{pack}' may only be tightened, and '{text}' cannot be shown to ask as much: {changes}; "
        "only tighten the thresholds that are there",
    ),
    "tighten-head": Text(
        "“{pack}”规定只能从严，不能改动它的 {key}；请删去这一项",
        "'{pack}' may only be tightened, so its {key} cannot be changed; remove this key",
    ),
    "tighten-conclusion": Text(
        "“{pack}”规定只能从严，而照这里的结论，不达到“{text}”也算达标；请在 conclusion 中列出它",
        "'{pack}' may only be tightened, and by the conclusion here '{text}' need not be met; list "
        "it under conclusion",
    ),
    "help-folders": Text(
        "另一个存放标准包的文件夹；可多次使用，也可列在环境变量 EDUSTANDARDS_PATH 中",
        "a further folder of packs; may be repeated, or listed in EDUSTANDARDS_PATH",
    ),
    "why-set": Text("从这里改定：{reason}", "set here: {reason}"),
    "why-refine": Text("在这里补充：{reason}", "refined here: {reason}"),
    "why-add": Text("在这里新增：{reason}", "added here: {reason}"),
    "why-retire": Text("在这里取消：{reason}", "retired here: {reason}"),
    "why-select": Text("未选入：{reason}", "not selected: {reason}"),
    "why-was": Text("；原为 {text}（{place}）", "; was {text} ({place})"),
    "help-resolved": Text(
        "写出继承之后的完整标准包（YAML，仍是一个可用的标准包）",
        "write the pack out with all that it takes over, as YAML that is a pack itself",
    ),
    "help-why": Text(
        "与 --resolved 同用：注明每个值出自哪个文件哪一行、理由、原值",
        "with --resolved: say of each value which file and line set it, why, and what it was",
    ),
    "why-alone": Text("--why 要与 --resolved 同用", "--why goes with --resolved"),
}
