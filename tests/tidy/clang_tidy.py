#!/usr/bin/env python3
"""clang-tidy over the sources that a build knows: clang_tidy.py BUILD [--changed | FILE...]

With --changed over those that were changed since the commit whose sources were all looked at last (./run tidy --all
writes it down), which is what the tests do: all of them take some forty minutes of a processor.

Most of clang-tidy's time goes into the headers that every source includes. So sources that have no
file-local name in common are looked at together, as one. Prints what is found and fails when there is anything.
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("app", "common", "server", "tests")
MOST_TOGETHER = 25
LOOKED_AT = os.path.join(ROOT, "tests", "tidy", "looked_at")
SKIPPED = 77

DEFINED = re.compile(
    r"^(?=\S)(?:(?:struct|class|enum(?: class)?|union|using)\s+(?P<type>\w+)"
    r"|Q_LOGGING_CATEGORY\((?P<category>\w+)"
    r"|(?:[\w:<>,*&\s\[\]\"()]*?[\s*&])(?P<name>\w+)\s*(?:\(|=|\{|\[|;))"
)


def local_names(path):
    """The names that a source keeps to itself, as far as the form of the code tells."""
    names, depth = set(), 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            if re.match(r"namespace\s*\{", line):
                depth += 1
            elif line.startswith("} // namespace\n"):
                depth -= 1
            elif depth > 0 or line.startswith(("static ", "Q_LOGGING_CATEGORY", "int main(")):
                found = DEFINED.match(line)
                if found:
                    names.update(name for name in found.groups() if name)
    return names


def flags_of(command):
    """The flags that matter to clang, each as one tuple of words."""
    words = iter(command.split())
    for word in words:
        if word.startswith(("-D", "-I")):
            yield (word.replace('\\"', '"'),)
        elif word == "-isystem":
            yield (word, next(words))


def sources(build, wanted):
    """Every source and its flags: what all need that share its precompiled header."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    flags, headers = {}, {}
    for command in commands:
        path = os.path.relpath(command["file"], ROOT)
        if path.split("/")[0] not in FOLDERS:
            continue
        of_common = "kontor_common.dir/cmake_pch" in command["command"]
        header = "common/pch.h" if of_common else "app/pch.h"
        headers[path] = header
        flags.setdefault(header, {}).update(dict.fromkeys(flags_of(command["command"])))
    for path, header in headers.items():
        if wanted is None or path in wanted:
            words = [word for flag in flags[header] for word in flag]
            yield path, ("-std=c++20", *words, "-include", os.path.join(ROOT, header))


def batches(found):
    """Sources that can be compiled together: (flags, paths)."""
    open_ones = []
    for path, flags in sorted(found):
        # Programs may differ in what is not local, and every folder of tests is one of its own.
        kind = flags, path.split("/")[1] if path.startswith("tests/") else ""
        names = local_names(os.path.join(ROOT, path))
        for batch in open_ones:
            if batch[0] == kind and len(batch[1]) < MOST_TOGETHER and not names & batch[2]:
                batch[1].append(path)
                batch[2].update(names)
                break
        else:
            open_ones.append((kind, [path], set(names)))
    return [(kind[0], paths) for kind, paths, _ in open_ones]


def check(folder, number, flags, paths):
    """What clang-tidy says about these sources; who does not go with the others is looked at alone."""
    together = os.path.join(folder, f"{number}.cpp")
    with open(together, "w", encoding="utf-8") as file:
        if any("/QtTest" in flag for flag in flags):
            file.write("#include <QTest>\n")
            for macro in ("QTEST_MAIN", "QTEST_GUILESS_MAIN", "QTEST_APPLESS_MAIN"):
                file.write(f"#undef {macro}\n#define {macro}(test)\n")
        for path in paths:
            file.write(f'#include "{os.path.join(ROOT, path)}"\n')
    run = subprocess.run(
        ["clang-tidy", "--quiet", f"--config-file={ROOT}/.clang-tidy",
         "--checks=-bugprone-suspicious-include", together, "--", *flags],
        cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        return ""
    if len(paths) > 1 and "clang-diagnostic" in run.stdout:
        broken = [path for path in paths
                  if re.search(rf"^{re.escape(os.path.join(ROOT, path))}:.*\[clang-diagnostic",
                               run.stdout, re.MULTILINE)] or paths
        rest = [path for path in paths if path not in broken]
        parts = [[path] for path in broken] + ([rest] if rest else [])
        return "".join(check(folder, f"{number}-{i}", flags, part)
                       for i, part in enumerate(parts))
    return run.stdout or run.stderr


def git(*words):
    run = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout.split() if run.returncode == 0 else None


def changed():
    """The sources changed since all were looked at; None: this is no clone with its history."""
    with open(LOOKED_AT, encoding="utf-8") as file:
        commit = file.read().strip()
    since = git("diff", "--name-only", "--diff-filter=d", commit)
    new = git("ls-files", "--others", "--exclude-standard")
    if since is None or new is None:
        return None
    return {re.sub(r"\.h$", ".cpp", path) for path in since + new}


def main():
    build, wanted = os.path.abspath(sys.argv[1]), set(sys.argv[2:]) or None
    if wanted == {"--changed"}:
        wanted = changed()
        if wanted is None:
            print("skipped: without the history nobody knows what was changed; ./run tidy --all looks at everything")
            return SKIPPED
    folder = os.path.join(build, "clang-tidy")
    os.makedirs(folder, exist_ok=True)
    work = batches(sources(build, wanted))
    findings = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(check, folder, number, flags, paths)
                for number, (flags, paths) in enumerate(work)]
        for job in concurrent.futures.as_completed(jobs):
            # A header's finding comes with every batch that includes it.
            for finding in re.split(r"\n(?=/)", job.result().strip()):
                if finding and finding not in findings:
                    findings.add(finding)
                    print(finding.replace(ROOT + "/", ""), flush=True)
    print(f"{sum(len(paths) for _, paths in work)} sources in {len(work)} batches,"
          f" {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
