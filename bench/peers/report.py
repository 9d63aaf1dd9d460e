"""What was measured, as Markdown for people; the same numbers are kept as JSON beside it."""
import statistics


def spread(values, form="{:,.0f}"):
    low, high = min(values), max(values)
    return f"{form.format(statistics.median(values))} ({form.format(low)}–{form.format(high)})"


def markdown(result):
    lines = [f"# Perilune beside its peers, {result['when']}", ""]
    lines += [f"* {name}: {value}" for name, value in result["machine"].items()]
    lines += ["", *EXPLAINED, ""]
    for lane in result["lanes"]:
        lines += table(lane)
    return "\n".join(lines) + "\n"


EXPLAINED = [
    "Events a second of the processor's time, all threads of a process counted, as the slope"
    " between two lengths of the lane; what a run costs before its first event is beside it. The"
    " median of the rounds, least and greatest in brackets. The ratio is that of each round's"
    " Perilune to the peer's, so over 1 is faster; subjects take turns. On the clock it is the slope"
    " between the quickest runs of each length, for a machine that others use.",
]


def table(lane):
    lines = [f"## {lane['name']}, {lane['rules']} rules, cores {lane['cores']}", ""]
    lines += ["| subject | events | events/s of CPU | events/s on the clock | start, CPU s |"
              " start, s | peak MiB | ratio |", "|---|---|---|---|---|---|---|---|"]
    ours = lane["subjects"].get("perilune")
    for name, one in lane["subjects"].items():
        ratio = ""
        if ours and name != "perilune":
            ratio = spread([a / b for a, b in zip(ours["cpu_rate"], one["cpu_rate"])], "{:.2f}")
        lines.append(
            f"| {name} | {one['small']:,}–{one['large']:,} | {spread(one['cpu_rate'])}"
            f" | {one['wall_rate']:,.0f} | {spread(one['start_cpu'], '{:.2f}')}"
            f" | {spread(one['start_wall'], '{:.2f}')} | {spread(one['mebibytes'])} | {ratio} |")
    lines += ["", *(f"    {one['command']}" for one in lane["subjects"].values()), ""]
    for peer, one in lane["matches"].items():
        lines += differences(peer, one)
    return lines


def differences(peer, one):
    lines = [f"Matches beside {peer}, {one['events']:,} events: {one['both']:,} the same,"
             f" {one['ours']:,} only Perilune's, {one['theirs']:,} only the peer's"
             f" ({one['rules']} rules differ).", ""]
    if one["classes"]:
        lines += ["| why | rules | matches |", "|---|---|---|"]
        lines += [f"| {reason} | {rules} | {pairs:,} |" for reason, (rules, pairs) in one["classes"]]
        lines += ["", "| rule | only Perilune's | only the peer's | why |", "|---|---|---|---|"]
        lines += [f"| {d['title']} ({d['rule'][:8]}) | {d['ours']:,} | {d['theirs']:,} | {d['reason']} |"
                  for d in one["differences"][:SHOWN]]
        if len(one["differences"]) > SHOWN:
            lines.append(f"| {len(one['differences']) - SHOWN} more are in the JSON | | | |")
        lines.append("")
    return lines


SHOWN = 15
