// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code wippy completion SHELL}: prints what makes a shell complete commands and options. The
 * script knows the words that follow each command; where none fits, files are offered.
 */
final class Completion {

    /** The shells that there is a script for. */
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    /** Words by the commands before them, such as "registry list"; "" is the program itself. */
    private final Map<String, List<Word>> words = new LinkedHashMap<>();

    private record Word(String text, String description) {}

    private Completion(Command program) {
        collect("", program, program.options());
    }

    /** {@return the script for a shell} */
    static String script(String shell, Command program) {
        var completion = new Completion(program);
        return switch (shell) {
            case "bash" -> completion.bash();
            case "zsh" -> completion.zsh();
            case "fish" -> completion.fish();
            default ->
                    throw new CommandError(
                            "there is no completion for '"
                                    + shell
                                    + "'; there is for "
                                    + String.join(", ", SHELLS));
        };
    }

    /** Options of a command count after those within it, too. */
    private void collect(String path, Command command, List<Option> options) {
        var found = new ArrayList<Word>();
        for (Command inner : command.commands()) {
            found.add(new Word(inner.name(), plain(inner.about().getFirst())));
        }
        for (Option option : options) {
            for (String name : option.names()) {
                found.add(new Word(name, plain(option.description())));
            }
        }
        if (command.name().equals("completion")) {
            SHELLS.forEach(shell -> found.add(new Word(shell, "")));
        }
        words.put(path, found);
        for (Command inner : command.commands()) {
            var all = new ArrayList<>(options);
            all.addAll(inner.options());
            collect(path.isEmpty() ? inner.name() : path + " " + inner.name(), inner, all);
        }
    }

    /** The part of a text before what a script could trip over. */
    private static String plain(String line) {
        var plain = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ("'\"`$\\:[]{}".indexOf(c) >= 0) {
                break;
            }
            plain.append(c);
        }
        return plain.toString().strip();
    }

    /** The patterns of a case that follow the commands on the line, as "registry list". */
    private String paths() {
        var paths = new ArrayList<String>();
        for (String path : words.keySet()) {
            if (!path.isEmpty()) {
                int last = path.lastIndexOf(' ');
                String before = last < 0 ? "" : path.substring(0, last);
                paths.add("\"" + before + "/" + path.substring(last + 1) + "\"");
            }
        }
        return String.join("|", paths);
    }

    private String bash() {
        var text =
                new StringBuilder("# Put this into ~/.bashrc: source <(wippy completion bash)\n");
        text.append("_wippy() {\n")
                .append("  local current=\"${COMP_WORDS[COMP_CWORD]}\" path=\"\" word words=\"\"\n")
                .append("  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n")
                .append("    case \"$path/$word\" in\n      ")
                .append(paths())
                .append(") path=\"${path:+$path }$word\" ;;\n    esac\n  done\n")
                .append("  case \"$path\" in\n");
        words.forEach(
                (path, list) ->
                        text.append("    \"")
                                .append(path)
                                .append("\") words=\"")
                                .append(String.join(" ", list.stream().map(Word::text).toList()))
                                .append("\" ;;\n"));
        return text.append("  esac\n")
                .append("  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n")
                .append("complete -o default -F _wippy wippy\n")
                .toString();
    }

    private String zsh() {
        var text =
                new StringBuilder(
                        """
                        #compdef wippy
                        # Put this into a file _wippy in a directory of $fpath.
                        _wippy() {
                          local word line=""
                          local -a known
                          for word in ${words[2,CURRENT-1]}; do
                            case "$line/$word" in
                              PATHS) line="${line:+$line }$word" ;;
                            esac
                          done
                          case "$line" in
                        """
                                .replace("PATHS", paths()));
        words.forEach(
                (path, list) -> {
                    text.append("    \"").append(path).append("\") known=(");
                    for (Word word : list) {
                        String about = word.description.isEmpty() ? "" : ":" + word.description;
                        text.append("\n      '").append(word.text).append(about).append("'");
                    }
                    text.append(") ;;\n");
                });
        return text.append("  esac\n  _describe wippy known\n  _files\n}\n_wippy \"$@\"\n")
                .toString();
    }

    private String fish() {
        var text = new StringBuilder("# Put this into ~/.config/fish/completions/wippy.fish\n");
        text.append("function __wippy_path\n  set -l line ''\n")
                .append("  for word in (commandline -opc)[2..-1]\n    switch \"$line/$word\"\n")
                .append("      case ")
                .append(paths().replace('|', ' '))
                .append("\n        set line (string trim -- \"$line $word\")\n    end\n  end\n")
                .append("  test \"$line\" = \"$argv\"\nend\n");
        words.forEach(
                (path, list) -> {
                    for (Word word : list) {
                        text.append("complete -c wippy -n '__wippy_path ")
                                .append(path)
                                .append("' -a '")
                                .append(word.text)
                                .append("' -d '")
                                .append(word.description)
                                .append("'\n");
                    }
                });
        return text.toString();
    }
}
