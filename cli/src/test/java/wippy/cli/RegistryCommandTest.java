// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wippy.runtime.load.LockFile;

final class RegistryCommandTest {
    private static final String ENTRIES =
            """
            namespace: app.api
            entries:
              - name: users
                kind: function.lua
                meta: { type: endpoint, path: /users, order: 1, public: true, tags: [a, b] }
                source: file://users.lua
                method: main
              - name: orders
                kind: function.lua
                meta: { type: endpoint, path: /orders, order: 2, public: false, tags: [b] }
                source: |
                  local function main()
                    return "x"
                  end

                  return { main = main }
                method: main
              - name: note
                kind: registry.entry
                meta: { type: note, a.b: dotted }
                text: "quoted: yes"
                words: ["", "no", "1", " x", "tab\\there", "#", "two\\nlines\\n", "  indented\\nx"]
                deep: [{ list: [1, 2.5, null, [], {}] }, [nested]]
            """;

    @TempDir private Path directory;

    @BeforeEach
    void makeApplication() throws IOException {
        Definitions.write(directory, ENTRIES);
        Files.writeString(
                directory.resolve("src/users.lua"), "return { main = function() return 1 end }\n");
        Files.writeString(
                directory.resolve("src/other.yaml"),
                "namespace: other\nentries:\n  - { name: terminal, kind: terminal.host }\n");
    }

    private CommandRun list(String... options) {
        return registry("list", options);
    }

    private CommandRun registry(String command, String... more) {
        var all = new ArrayList<>(List.of("registry", command, directory.toString()));
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void allEntriesAreListed() {
        var run = list();
        assertThat(run.together())
                .isEqualTo(
                        """
                        app.api:users   function.lua
                        app.api:orders  function.lua
                        app.api:note    registry.entry
                        other:terminal  terminal.host
                        """);
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-k, function.*, users orders",
        "--kind, terminal.host, terminal",
        "-n, app.*, users orders note",
        "--ns, other, terminal",
        "--name, *o*, orders note",
        "--meta, type=endpoint, users orders",
        "--meta, order=2, orders",
        "--meta, public=true, users",
        "--meta, path~^/u.*s$, users",
        "--meta, path*order, orders",
        "--meta, tags*a, users",
        "--meta, path^/us, users",
        "--meta, path$ers, users orders",
        "--meta, a.b=dotted, note",
    })
    void filtersChoose(String option, String value, String names) {
        assertThat(list(option, value).output().lines())
                .extracting(line -> line.substring(line.indexOf(':') + 1, line.indexOf(' ')))
                .containsExactly(names.split(" "));
    }

    @Test
    void allFiltersHold() {
        assertThat(
                        list("-k", "function.*", "--meta", "type=endpoint", "--meta", "order=1")
                                .output())
                .isEqualTo("app.api:users  function.lua\n");
        var none = list("--meta", "type=nothing");
        assertThat(none.together()).isEqualTo("No entry matches.\n");
        assertThat(none.exitCode()).isZero();
        assertThat(list("--meta", "type=nothing", "--json").output()).isEqualTo("[]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "type, '--meta expects field=value, or ~ * ^ $ in the place of =, got ''type'''",
        "path~[, 'expected a regular expression as ''~meta.path'', got ''['': Unclosed character"
                + " class'",
    })
    void whatIsNoFilterIsTold(String filter, String message) {
        var run = list("--meta", filter);
        assertThat(run.together()).isEqualTo("Error: " + message + "\n");
        assertThat(run.exitCode()).isOne();
    }

    @Test
    void listsAreWrittenForPrograms() {
        assertThat(list("-n", "app.api", "--json", "--meta", "order=1").output())
                .isEqualTo(
                        """
                        [{"id": "app.api:users", "kind": "function.lua", "meta": {"type": "endpoint",\
                         "path": "/users", "order": 1, "public": true, "tags": ["a", "b"]}}]
                        """);
        assertThat(list("-k", "terminal.host", "--yaml").output())
                .isEqualTo(
                        """
                        entries:
                          -
                            id: other:terminal
                            kind: terminal.host
                            meta: {}
                        """);
    }

    @Test
    void anEntryIsShownWithWhereItIsWritten() {
        assertThat(registry("show", "app.api:users").together())
                .isEqualTo(
                        """
                        id: app.api:users
                        kind: function.lua
                        meta:
                          type: endpoint
                          path: "/users"
                          order: 1
                          public: true
                          tags:
                            - a
                            - b
                        data:
                          source: file://src/users.lua
                          method: main
                        written: src/_index.yaml:3:5
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "kind, '', function.lua",
        "meta.path, '', /users",
        "path, '', !",
        "source, '', 'return { main = function() return 1 end }'",
        "data.method, --json, '\"main\"'",
        "meta.tags, --json, '[\"a\", \"b\"]'",
        "meta.tags, --raw, '[\"a\", \"b\"]'",
        "meta.order, --yaml, 'meta.order: 1'",
    })
    void aFieldIsShown(String field, String format, String expected) {
        var run =
                format.isEmpty()
                        ? registry("show", "app.api:users", "-f", field)
                        : registry("show", "app.api:users", "-f", field, format);
        if (expected.equals("!")) {
            assertThat(run.together())
                    .isEqualTo("Error: the entry app.api:users has no '" + field + "'\n");
            assertThat(run.exitCode()).isOne();
        } else {
            assertThat(run.together()).isEqualTo(expected + "\n");
        }
    }

    @Test
    void anEntryIsWrittenForPrograms() {
        assertThat(registry("show", "app.api:users", "--json").output())
                .startsWith("{\"id\": \"app.api:users\", \"kind\": \"function.lua\", ")
                .endsWith(
                        "\"data\": {\"source\": \"return { main = function() return 1 end }\\n\","
                                + " \"method\": \"main\"}}\n");
    }

    /** What is written as YAML is read as the same. */
    @Test
    void yamlIsReadAsItWasWritten() throws IOException {
        for (String id : List.of("note", "orders")) {
            String yaml = registry("show", "app.api:" + id, "--yaml").output();
            String json = registry("show", "app.api:" + id, "--json").output();
            String entry = yaml.replaceFirst("id: .*\n", "name: copy\n");
            Files.writeString(directory.resolve("src/copy.yaml"), "namespace: app.api\n" + entry);
            assertThat(registry("show", "app.api:copy", "--json").output())
                    .as(yaml)
                    .isEqualTo(json.replace("app.api:" + id, "app.api:copy"));
        }
    }

    @Test
    void anUnknownEntryIsToldWithTheNearest() {
        var run = registry("show", "app.api:user");
        assertThat(run.together())
                .isEqualTo(
                        "Error: there is no entry 'app.api:user': did you mean 'app.api:users'?\n");
        assertThat(run.exitCode()).isOne();
        assertThat(registry("show").error()).startsWith("Error: expected the id of one entry");
    }

    @Test
    void theLockFileMayBeNamed() throws IOException {
        Path lock = directory.resolve("other.lock");
        LockFile.DEFAULT.write(lock);
        Files.delete(directory.resolve(LockFile.NAME));
        var run = CommandRun.of("registry", "list", "-l", lock.toString(), "-n", "other");
        assertThat(run.together()).isEqualTo("other:terminal  terminal.host\n");
        var missing = CommandRun.of("registry", "list", "-l", directory + "/no.lock");
        assertThat(missing.error()).startsWith("Error: there is no " + directory + "/no.lock");
    }
}
