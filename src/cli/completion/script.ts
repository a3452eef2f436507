import type { Context } from '../../context.ts'
import { completionText } from '../../i18n/completion.ts'
import { say } from '../../i18n/text.ts'
import type { Shell } from './index.ts'

// Each script asks `smm __complete` for the words that may follow, filters nothing of its own and never evaluates what it is given: a
// value is quoted by the shell itself before it stands on the line. The last line of an answer says what else may stand there:
// `:none`, `:files` or `:folders`.

/** bash 3.2 (macOS) and later, with bash-completion or without. Words are put together again where `COMP_WORDBREAKS` cut them. */
const bash = `# bash completion for smm
_smm() {
  local line=\${COMP_LINE:0:COMP_POINT} word value tail index
  local -a words=() answer=()
  for ((index = 0; index <= COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if ((index == COMP_CWORD)); then tail=\${line#"\${line%%[![:space:]]*}"} word=$tail; fi
    if ((index > 0)) && [[ $line != [[:space:]]* ]] && ((\${#words[@]} > 0)); then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    line=\${line#"\${line%%[![:space:]]*}"}
    line=\${line#"$word"}
  done
  local current=\${words[\${#words[@]} - 1]} last=\${COMP_WORDS[COMP_CWORD]}
  # what readline will replace is the last piece alone
  case $last in = | : | @) last= ;; esac
  local before=\${current%"$last"}
  while IFS= read -r value; do answer+=("$value"); done < <("$1" __complete bash "\${words[@]:1}" 2>/dev/null </dev/null)
  local count=\${#answer[@]} kind=:none
  ((count > 0)) && kind=\${answer[count - 1]}
  COMPREPLY=()
  for ((index = 0; index < count - 1; index++)); do
    value=\${answer[index]%%$'\\t'*}
    case $last in
      \\"*) value=\${value//\\\\/\\\\\\\\} value=\${value//\\"/\\\\\\"} value=\${value//\\$/\\\\\\$} value=\${value//\\\`/\\\\\\\`} ;;
      \\'*) value=\${value//\\'/\\'\\\\\\'\\'} ;;
      *) [[ $value != *[!A-Za-z0-9_./:=,@+%-]* ]] || printf -v value '%q' "$value" ;;
    esac
    COMPREPLY+=("\${value#"$before"}")
  done
  if type compopt >/dev/null 2>&1; then
    case $kind in
      :files) compopt -o default ;;
      :folders) compopt -o dirnames ;;
    esac
  fi
}
complete -F _smm smm
`

const zsh = `#compdef smm
# zsh completion for smm
_smm() {
  local -a answer values shown
  local line kind=:none
  answer=("\${(@f)$(command smm __complete zsh "\${(@)words[2,CURRENT]}" 2>/dev/null </dev/null)}")
  for line in "\${answer[@]}"; do
    case $line in
      :*) kind=$line ;;
      *$'\\t'*) values+=("\${line%%$'\\t'*}") shown+=("\${line/$'\\t'/  }") ;;
      ?*) values+=("$line") shown+=("$line") ;;
    esac
  done
  ((\${#values})) && compadd -l -d shown -a values
  case $kind in
    :files) _files ;;
    :folders) _files -/ ;;
  esac
}
if [[ \${funcstack[1]} = _smm ]]; then _smm "$@"; else compdef _smm smm; fi
`

const fish = `# fish completion for smm
function __smm_complete
  set -l words (commandline -opc)
  set -e words[1]
  set -l current (commandline -ct)
  for line in (command smm __complete fish $words "$current" 2>/dev/null </dev/null)
    switch $line
      case ':files'
        __fish_complete_path "$current"
      case ':folders'
        __fish_complete_directories "$current"
      case ':none'
      case '*'
        printf '%s\\n' $line
    end
  end
end
complete -c smm -f -a '(__smm_complete)'
`

const scripts: Readonly<Record<Shell, string>> = { bash, zsh, fish }
const put = { bash: completionText.put_bash, zsh: completionText.put_zsh, fish: completionText.put_fish } as const

/** To stdout, for a file or `source`; whoever reads it on a terminal is told where it goes. */
export function printScript({ io, lang }: Pick<Context, 'io' | 'lang'>, shell: Shell): void {
  io.raw(scripts[shell])
  if (io.stdoutIsTerminal) io.note(say(lang, put[shell]))
}
