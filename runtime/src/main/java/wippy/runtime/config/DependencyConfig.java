// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wippy.registry.DataPath;
import wippy.runtime.load.Component;

/**
 * An entry of kind {@code ns.dependency}: a component that the application, or another component,
 * is made with.
 *
 * @param component its name, {@code organization/module}
 * @param versions which of its versions will do
 * @param parameters values for its requirements
 */
public record DependencyConfig(
        String component, VersionRange versions, List<Parameter> parameters) {

    /** The kind. */
    public static final String KIND = "ns.dependency";

    /**
     * A value for a requirement.
     *
     * @param name of the requirement: its full id, or its bare name within the component
     * @param value what it is to be
     * @param path where this stands in the entry, as a map with {@code name} and {@code value}
     */
    public record Parameter(String name, @Nullable Object value, DataPath path) {}

    /** {@return what the entry says} */
    public static DependencyConfig read(Findings findings) {
        Fields fields = Fields.ofData(findings);
        String component = fields.requiredText("component");
        if (!component.isBlank() && !Component.isName(component)) {
            findings.error(
                    fields.pathOf("component"),
                    "expected organization/module as 'component', got '" + component + "'",
                    "write it like acme/http");
        }
        Optional<String> text = fields.text("version");
        Optional<VersionRange> versions = text.flatMap(VersionRange::parse);
        if (text.isPresent() && versions.isEmpty()) {
            findings.error(
                    fields.pathOf("version"),
                    "expected a range of versions as 'version', got '" + text.get() + "'",
                    "write it like ^1.2.0, '>=1.0.0 <2.0.0' or '*'");
        }
        var parameters = new ArrayList<Parameter>();
        for (Fields parameter : fields.sections("parameters")) {
            String name = parameter.requiredText("name");
            if (!parameter.has("value")) {
                parameter.missing("value", "write 'value: …'");
            }
            DataPath path = fields.pathOf("parameters").child(parameters.size());
            parameters.add(new Parameter(name, parameter.value("value"), path));
            parameter.warnOfSlips();
        }
        fields.warnOfSlips();
        return new DependencyConfig(
                component, versions.orElse(VersionRange.ANY), List.copyOf(parameters));
    }
}
