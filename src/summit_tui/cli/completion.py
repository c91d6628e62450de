"""Scripts that make bash, zsh and fish complete a command line, made from the table of commands.

The table's words for values say what files complete: `DOSSIER` is a TOML file or a folder,
`FILE` any file, `DIR` a folder; where a value has no list of words, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summit_tui.cli.specs import EVERY, Argument, Command


def script(shell: str) -> Iterator[str]:
    """The script for one of `SHELLS`, line by line, with line ends."""
    return (f"{line}\n" for line in _WRITERS[shell](EVERY))


def _valued(made: Sequence[Command]) -> str:
    """All options that take a value; none is a switch in another command."""
    names = {name for it in made for option in it.options if option.value for name in option.names}
    return " ".join(sorted(names))


def _quoted(text: str) -> str:
    """A word for a shell of the Bourne family."""
    return "'" + text.replace("'", "'\\''") + "'"


# ── bash ──────────────────────────────────────────────────────────────────────

_BASH_HEAD = """\
# bash completion for summit-tui: eval "$(summit-tui completion bash)"
_summit_tui_offer() {
    local word
    while IFS= read -r word; do COMPREPLY+=("$word"); done
}
_summit_tui_files() {
    compopt -o filenames 2>/dev/null
    case $1 in
    FILE) _summit_tui_offer < <(compgen -f -- "$2") ;;
    DIR) _summit_tui_offer < <(compgen -d -- "$2") ;;
    DOSSIER) _summit_tui_offer < <(compgen -f -X '!*.toml' -- "$2"; compgen -d -- "$2") ;;
    esac
}
_summit_tui() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local command= at=1 place=0
    COMPREPLY=()
    if [[ $cur == = ]]; then cur=; fi
    if [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
    if ((COMP_CWORD > 1)); then
        case ${COMP_WORDS[1]} in"""
_BASH_WALK = """\
        esac
    fi
    while ((at < COMP_CWORD)); do
        case ${COMP_WORDS[at]} in
        %s)
            if [[ ${COMP_WORDS[at+1]} == = ]]; then ((at += 2)); else ((at += 1)); fi ;;
        -*) ;;
        *) ((place += 1)) ;;
        esac
        ((at += 1))
    done
    case $command:$prev in"""


def _bash(made: Sequence[Command]) -> Iterator[str]:
    yield _BASH_HEAD
    yield f"        {'|'.join(it.name for it in made if it.name)})"
    yield "            command=${COMP_WORDS[1]} at=2 ;;"
    yield _BASH_WALK % _valued(made).replace(" ", "|")
    for it in made:
        for option in it.options:
            if option.value:
                names = "|".join(f"{it.name}:{name}" for name in option.names)
                yield f"    {names}) {_bash_value(option)} return ;;"
    yield "    esac"
    yield "    case $command:$place:$cur in"
    for it in made:
        names = " ".join(name for option in it.options for name in option.names)
        yield f"    {it.name}:*:-*) {_bash_words(names)} ;;"
    for it in made:
        for number, argument in enumerate(it.places):
            yield f"    {it.name}:{number}:*) {_bash_value(argument)} ;;"
    yield "    esac"
    commands = " ".join(it.name for it in made if it.name)
    yield f"    if ((COMP_CWORD == 1)); then {_bash_words(commands)} fi"
    yield "}"
    yield "complete -F _summit_tui summit-tui"


def _bash_value(argument: Argument) -> str:
    if argument.words:
        return _bash_words(" ".join(argument.words))
    if argument.value in ("FILE", "DIR", "DOSSIER"):
        return f'_summit_tui_files {argument.value} "$cur";'
    return ""


def _bash_words(words: str) -> str:
    return f'_summit_tui_offer < <(compgen -W "{words}" -- "$cur");'


# ── zsh ───────────────────────────────────────────────────────────────────────

_ZSH_FILES = {
    "FILE": "_files",
    "DIR": "_files -/",
    "DOSSIER": '_files -g "*.toml(-.)"',
}
_ZSH_TAIL = """\
if [ "$funcstack[1]" = "_summit-tui" ]; then
    _summit-tui "$@"
else
    compdef _summit-tui summit-tui
fi"""


def _zsh(made: Sequence[Command]) -> Iterator[str]:
    yield "#compdef summit-tui"
    yield '# zsh completion for summit-tui: eval "$(summit-tui completion zsh)", after compinit'
    yield "_summit-tui_first() {"
    yield f"    if ((CURRENT > 2)); then {_ZSH_FILES['DOSSIER']}; return; fi"
    commands = " ".join(f"{it.name}\\:{_zsh_word(it.help)}" for it in made if it.name)
    yield "    _alternative \\"
    yield f"        {_quoted(f'commands:command:(({commands}))')} \\"
    yield f"        {_quoted('dossiers:dossier:' + _ZSH_FILES['DOSSIER'])}"
    yield "}"
    yield "_summit-tui() {"
    yield "    local command="
    yield "    if ((CURRENT > 2)); then"
    yield "        case $words[2] in"
    yield f"        {'|'.join(it.name for it in made if it.name)})"
    yield "            command=$words[2]; shift words; ((CURRENT -= 1)) ;;"
    yield "        esac"
    yield "    fi"
    yield "    case $command in"
    for it in made:
        yield f"    {_quoted(it.name)})"
        yield f"        _arguments -s -S{''.join(_zsh_specs(it))} ;;"
    yield "    esac"
    yield "}"
    yield _ZSH_TAIL


def _zsh_specs(command: Command) -> Iterator[str]:
    for option in command.options:
        star = "*" if option.many else ""
        others = "" if option.many else f"({' '.join(option.names)})"
        value = f":{option.value}:{_zsh_value(option)}" if option.value else ""
        for name in option.names:
            equals = "=" if option.value else ""
            yield " \\\n            " + _quoted(
                f"{others}{star}{name}{equals}[{_zsh_escape(option.help)}]{value}"
            )
    for argument in command.places:
        colons = "::" if argument.optional else ":"
        value = "_summit-tui_first" if not command.name else _zsh_value(argument)
        yield " \\\n            " + _quoted(f"{colons}{argument.value}:{value}")


def _zsh_value(argument: Argument) -> str:
    if argument.words:
        return f"({' '.join(argument.words)})"
    return _ZSH_FILES.get(argument.value, " ")


def _zsh_escape(text: str) -> str:
    for char in "\\[]:":
        text = text.replace(char, f"\\{char}")
    return text


def _zsh_word(text: str) -> str:
    """One word within `((…))`, which is read like a command line."""
    for char in "\\\"'()[]:; ,$`":
        text = text.replace(char, f"\\{char}")
    return text


# ── fish ──────────────────────────────────────────────────────────────────────

_FISH_FILES = {
    "FILE": "-rF",
    "DIR": "-xa '(__fish_complete_directories)'",
    "DOSSIER": "-xa '(__fish_complete_suffix .toml)'",
}
_FISH_HEAD = """\
# fish completion for summit-tui: summit-tui completion fish | source
function __summit_tui_at -a command place
    set -l tokens (commandline -opc)[2..]
    set -l found ''
    if set -q tokens[1]; and contains -- $tokens[1] %(commands)s
        set found $tokens[1]
        set -e tokens[1]
    end
    test "$found" = "$command"; or return 1
    test -n "$place"; or return 0
    set -l count 0
    set -l skip no
    for token in $tokens
        if test $skip = yes
            set skip no
        else if contains -- $token %(valued)s
            set skip yes
        else if not string match -q -- '-*' $token
            set count (math $count + 1)
        end
    end
    test $count = $place
end
complete -c summit-tui -f"""


def _fish(made: Sequence[Command]) -> Iterator[str]:
    commands = " ".join(it.name for it in made if it.name)
    yield _FISH_HEAD % {"commands": commands, "valued": _valued(made)}
    first = "complete -c summit-tui -n 'test (count (commandline -opc)) = 1'"
    for it in made:
        if it.name:
            yield f"{first} -a {it.name} -d {_fish_text(it.help)}"
    for it in made:
        here = f'complete -c summit-tui -n \'__summit_tui_at "{it.name}"'
        for number, argument in enumerate(it.places):
            yield f"{here} {number}' {_fish_value(argument)}"
        for option in it.options:
            names = " ".join(
                f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
                for name in option.names
            )
            value = f" {_fish_value(option)}" if option.value else ""
            yield f"{here}' {names}{value} -d {_fish_text(option.help)}"


def _fish_value(argument: Argument) -> str:
    if argument.words:
        return f"-xa {_fish_text(' '.join(argument.words))}"
    return _FISH_FILES.get(argument.value, "-x")


def _fish_text(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_WRITERS: dict[str, Callable[[Sequence[Command]], Iterator[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
