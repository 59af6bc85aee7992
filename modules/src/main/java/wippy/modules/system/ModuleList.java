// SPDX-License-Identifier: Apache-2.0
package wippy.modules.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import wippy.lua.FieldNames;
import wippy.lua.LuaString;
import wippy.lua.LuaTable;
import wippy.runtime.LuaModule;

/** The modules that entries may list. */
final class ModuleList {
    private static final FieldNames FIELDS = new FieldNames("name", "description", "class");
    private static final String COMMENT = "---";

    private ModuleList() {}

    static LuaTable of(List<LuaModule> modules) {
        Object[] all = new Object[modules.size()];
        for (int i = 0; i < all.length; i++) {
            LuaModule module = modules.get(i);
            Object[] classes = module.classes().stream().map(LuaString::of).toArray();
            all[i] =
                    LuaTable.ofFields(
                            FIELDS,
                            new Object[] {
                                LuaString.of(module.name()),
                                LuaString.of(description(module)),
                                LuaTable.ofList(classes)
                            });
        }
        return LuaTable.ofList(all);
    }

    /** {@return the first sentence of a module's declaration} */
    private static String description(LuaModule module) {
        var text = new StringBuilder();
        for (String line : declaration(module).lines().toList()) {
            if (!line.startsWith(COMMENT) || line.equals(COMMENT)) {
                break;
            }
            text.append(line, COMMENT.length(), line.length());
        }
        String sentences = text.toString().strip();
        int end = sentences.indexOf(". ");
        return end < 0 ? sentences : sentences.substring(0, end + 1);
    }

    private static String declaration(LuaModule module) {
        String resource = module.name() + ".d.lua";
        try (InputStream input = module.getClass().getResourceAsStream(resource)) {
            return input == null ? "" : new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
