// SPDX-License-Identifier: Apache-2.0
package wippy.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wippy.lua.syntax.TypeExpr;
import wippy.modules.Declaration.Member;

/**
 * A module's page of the reference, in Markdown, made of its declaration: what stands in comments
 * with three dashes, and the types as they are written.
 */
final class ReferencePage {

    private static final String PERMISSION = "@permission ";

    private final String module;
    private final Declaration declaration;
    private final List<String> blocks = new ArrayList<>();

    private ReferencePage(String module, Declaration declaration) {
        this.module = module;
        this.declaration = declaration;
    }

    /**
     * {@return the page}
     *
     * @param isAlwaysThere whether entries need not list the module
     */
    static String of(String module, boolean isAlwaysThere, Declaration declaration) {
        var page = new ReferencePage(module, declaration);
        page.write(isAlwaysThere);
        return String.join("\n\n", page.blocks) + "\n";
    }

    /** {@return the first sentence of what a declaration says of its module} */
    static String summary(Declaration declaration) {
        String text = String.join(" ", declaration.introduction()).strip();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private void write(boolean isAlwaysThere) {
        blocks.add("<!-- Made of " + module + ".d.lua: see CONTRIBUTING.md. -->");
        blocks.add("# Module `" + module + "`");
        addText(declaration.introduction());
        blocks.add(
                isAlwaysThere
                        ? "Always there, without being listed."
                        : "An entry lists it: `modules: [" + module + "]`.");
        Map<String, Member> members =
                declaration.types().getOrDefault(Declaration.MODULE, Map.of());
        if (members.values().stream().anyMatch(Member::isFunction)) {
            blocks.add("## Functions");
            addFunctions(members, module + ".");
        }
        var constants = rows(members, module + ".");
        if (!constants.isEmpty()) {
            blocks.add("## Constants");
            blocks.add("| name | value | |\n|---|---|---|\n" + String.join("\n", constants));
        }
        for (String type : declaration.types().keySet()) {
            if (!type.equals(Declaration.MODULE)) {
                addType(type);
            }
        }
    }

    private void addType(String name) {
        blocks.add("## " + name);
        addText(declaration.commentOfType(name));
        if (declaration.isModule(name)) {
            blocks.add("The module itself is one.");
        }
        Map<String, Member> members = declaration.types().get(name);
        var fields = rows(members, "");
        if (!fields.isEmpty()) {
            blocks.add("| field | type | |\n|---|---|---|\n" + String.join("\n", fields));
        }
        addFunctions(
                members, name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + ":");
    }

    private void addFunctions(Map<String, Member> members, String prefix) {
        members.forEach(
                (name, member) -> {
                    if (member.isFunction()) {
                        addFunction(prefix + name, member);
                    }
                });
    }

    private void addFunction(String name, Member member) {
        blocks.add("### " + name);
        blocks.add("```lua\n" + name + signature(member) + "\n```");
        List<String> said = declaration.comment(member.span());
        addText(said.stream().filter(line -> !line.startsWith(PERMISSION)).toList());
        said.stream()
                .filter(line -> line.startsWith(PERMISSION))
                .map(line -> permission(line.substring(PERMISSION.length())))
                .forEach(blocks::add);
    }

    private static String permission(String text) {
        int end = text.indexOf(" on ");
        return end < 0
                ? "Permission: `" + text + "`."
                : "Permission: `" + text.substring(0, end) + "`" + text.substring(end) + ".";
    }

    /** Without the receiver, which the colon passes. */
    private String signature(Member member) {
        String text = declaration.source(member.type().span());
        List<TypeExpr.Parameter> parameters = ((TypeExpr.FunctionType) member.type()).parameters();
        if (parameters.isEmpty()
                || parameters.getFirst().name().filter(n -> n.text().equals("self")).isEmpty()) {
            return text;
        }
        int end = parameters.getFirst().type().span().end() - member.type().span().start();
        String rest = text.substring(end);
        return "(" + (rest.startsWith(", ") ? rest.substring(2) : rest);
    }

    private List<String> rows(Map<String, Member> members, String prefix) {
        var rows = new ArrayList<String>();
        members.forEach(
                (name, member) -> {
                    if (!member.isFunction() && !(member.type() instanceof TypeExpr.RecordType)) {
                        String type = declaration.source(member.type().span());
                        rows.add(
                                "| `%s%s` | `%s` | %s |"
                                        .formatted(
                                                prefix,
                                                name,
                                                type.replace("|", "\\|"),
                                                escaped(
                                                        String.join(
                                                                " ",
                                                                declaration.comment(
                                                                        member.span())))));
                    }
                });
        return rows;
    }

    /** An asterisk is meant as one. */
    private static String escaped(String text) {
        return text.replace("*", "\\*");
    }

    private void addText(List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.add(escaped(String.join("\n", lines)));
        }
    }
}
