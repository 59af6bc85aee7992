// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import wippy.registry.EntryId;
import wippy.registry.FileText;

/**
 * What all entries made of Lua have in common.
 *
 * @param source the Lua text, one char per byte
 * @param file the file that it came from, as messages show it; empty when it stands in the entry
 * @param modules names of the modules that the code may use
 * @param imports the libraries that the code may use, by the name it knows them under
 * @param security in whose name it runs, whoever calls or spawns it
 */
public record LuaUnit(
        String source,
        String file,
        List<String> modules,
        Map<String, EntryId> imports,
        SecurityConfig security) {

    static LuaUnit read(Fields fields) {
        Object value = fields.value("source");
        String source = "";
        String file = "";
        if (value instanceof FileText text) {
            source = text.bytes();
            file = text.file();
        } else {
            byte[] bytes = fields.requiredText("source").getBytes(StandardCharsets.UTF_8);
            source = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return new LuaUnit(
                source, file, modules(fields), imports(fields), SecurityConfig.of(fields));
    }

    private static List<String> modules(Fields fields) {
        var modules = new LinkedHashSet<String>();
        for (String name : fields.texts("modules")) {
            if (name.indexOf(':') >= 0) {
                fields.findings()
                        .error(
                                fields.pathOf("modules")
                                        .child(fields.values("modules").indexOf(name)),
                                "expected the name of a module, got the id '" + name + "'",
                                "list entries under 'imports', as alias: " + name);
            } else {
                modules.add(name);
            }
        }
        return List.copyOf(modules);
    }

    private static Map<String, EntryId> imports(Fields fields) {
        var imports = new LinkedHashMap<String, EntryId>();
        fields.textMap("imports")
                .forEach(
                        (alias, id) -> {
                            if (!id.isBlank()) {
                                fields.full(id, fields.pathOf("imports").child(alias))
                                        .ifPresent(target -> imports.put(alias, target));
                            }
                        });
        return Collections.unmodifiableMap(imports);
    }
}
