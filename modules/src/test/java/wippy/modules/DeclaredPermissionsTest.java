// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wippy.modules.Declaration.Member;
import wippy.runtime.LuaModule;

/**
 * What a function takes is what its declaration says: the script {@code permitted.lua} calls each
 * one until nothing is refused any more and prints what was, as {@code NAME: ACTION on RESOURCE
 * (KIND); …}.
 */
final class DeclaredPermissionsTest {

    private static final Path REFUSED = Path.of("src/test/lua/security/permitted.out");
    private static final String PERMISSION = "@permission ";

    /** Takes a permission itself, and each method of a builder is called on a new one. */
    private static final String MAKING_A_BUILDER = "process.context";

    @Test
    void isAskedForByEachFunctionThatDeclaresIt() throws IOException {
        Map<String, List<String>> declared = declared();
        Map<String, List<String>> refused = new TreeMap<>();
        for (String line : Files.readAllLines(REFUSED)) {
            int colon = line.indexOf(": ");
            String name = line.substring(0, colon);
            var actions = new ArrayList<String>();
            for (String step : line.substring(colon + 2).split("; ", -1)) {
                actions.add(step.substring(0, step.indexOf(' ')));
            }
            if (name.startsWith("spawnBuilder:")
                    && !declared.getOrDefault(name, List.of()).contains(MAKING_A_BUILDER)) {
                actions.remove(MAKING_A_BUILDER);
            }
            refused.put(name, actions);
        }
        assertThat(refused).isEqualTo(declared);
    }

    private static Map<String, List<String>> declared() throws IOException {
        var declared = new TreeMap<String, List<String>>();
        for (LuaModule module : Modules.all()) {
            Declaration declaration = Declaration.of(module.name());
            declaration
                    .types()
                    .forEach(
                            (type, members) -> {
                                String prefix =
                                        type.equals(Declaration.MODULE)
                                                ? module.name() + "."
                                                : type.substring(0, 1).toLowerCase(Locale.ROOT)
                                                        + type.substring(1)
                                                        + ":";
                                members.forEach(
                                        (name, member) -> {
                                            List<String> actions = actions(declaration, member);
                                            if (!actions.isEmpty()) {
                                                declared.put(prefix + name, actions);
                                            }
                                        });
                            });
        }
        return declared;
    }

    private static List<String> actions(Declaration declaration, Member member) {
        return declaration.comment(member.span()).stream()
                .filter(line -> line.startsWith(PERMISSION))
                .map(line -> line.substring(PERMISSION.length()).split(" ", -1)[0])
                .toList();
    }
}
