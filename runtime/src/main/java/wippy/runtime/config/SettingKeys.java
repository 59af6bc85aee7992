// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;

/** The keys that the configuration has. */
final class SettingKeys {

    /** Those that count in this version. */
    private static final List<String> BUILT =
            List.of(
                    "version",
                    "logger.encoding",
                    "registry.enable_history",
                    "registry.history_type",
                    "registry.history_path",
                    "logmanager.propagate_downstream",
                    "logmanager.stream_to_events",
                    "logmanager.min_level",
                    "relay.node_name",
                    "shutdown.timeout",
                    "security.strict_mode",
                    "disable.namespaces",
                    "disable.entries");

    /** Sections whose keys are the author's. */
    private static final List<String> OPEN =
            List.of("vars.", "override.", "disable.meta.", "workspace.replacements.");

    /** Those that applications write and that have no effect in this version. */
    private static final List<String> LATER =
            List.of(
                    "logger.mode",
                    "logger.level",
                    "profiler.enabled",
                    "profiler.address",
                    "profiler.read_timeout",
                    "profiler.write_timeout",
                    "profiler.idle_timeout",
                    "registry.history_dsn",
                    "registry.history_schema",
                    "registry.event_wait_timeout",
                    "registry.dependency_resolve_timeout",
                    "registry.dependency_download_timeout",
                    "registry.dependency_lock_path",
                    "registry.dependency_vendor_dir",
                    "supervisor.host.buffer_size",
                    "supervisor.host.worker_count",
                    "lua.proto_cache_size",
                    "lua.main_cache_size",
                    "lua.type_system.enabled",
                    "lua.type_system.strict",
                    "lua.cache.enabled",
                    "lua.cache.dir",
                    "lua.cache.mode",
                    "lua.cache.compile.enabled",
                    "lua.cache.typecheck.enabled",
                    "finder.query_cache_size",
                    "finder.regex_cache_size",
                    "lua.invalidation_wait_timeout",
                    "workspace.unpack_modules",
                    "workspace.include_source_dependencies",
                    "metrics.buffer.size",
                    "metrics.interceptor.enabled",
                    "prometheus.enabled",
                    "prometheus.address",
                    "modules.registry_url",
                    "extensions.enabled",
                    "extensions.paths");

    /** Sections that are to come as a whole. */
    private static final List<String> LATER_SECTIONS =
            List.of(
                    "cluster.",
                    "otel.",
                    "lsp.",
                    "network_service.",
                    "dispatcher.http.",
                    "http_client.",
                    "functions.host.",
                    "lua.expr.",
                    "lua.json.");

    /** All that stand alone. */
    static final List<String> ALL = together();

    private SettingKeys() {}

    private static List<String> together() {
        var all = new ArrayList<>(BUILT);
        all.addAll(LATER);
        return List.copyOf(all);
    }

    static boolean isKnown(String key) {
        return ALL.contains(key) || isIn(OPEN, key) || isIn(LATER_SECTIONS, key);
    }

    static boolean isWithoutEffect(String key) {
        return LATER.contains(key) || isIn(LATER_SECTIONS, key);
    }

    private static boolean isIn(List<String> sections, String key) {
        for (String section : sections) {
            if (key.startsWith(section)) {
                return true;
            }
        }
        return false;
    }
}
