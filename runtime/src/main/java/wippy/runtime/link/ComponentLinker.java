// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import wippy.registry.Absence;
import wippy.registry.DataPath;
import wippy.registry.Entry;
import wippy.registry.EntryId;
import wippy.registry.Nearest;
import wippy.runtime.config.DependencyConfig;
import wippy.runtime.config.DependencyConfig.Parameter;
import wippy.runtime.config.Findings;
import wippy.runtime.config.RequirementConfig;
import wippy.runtime.config.RequirementConfig.Target;
import wippy.runtime.config.SemanticVersion;
import wippy.runtime.load.Component;
import wippy.runtime.load.Problem;
import wippy.runtime.load.Problem.Severity;

/**
 * Gives the requirements of components ({@code ns.requirement}) the values that whoever depends on
 * them says ({@code ns.dependency}), and writes these into the entries that they are for.
 *
 * <p>The value of a requirement is that of a parameter of its name in a dependency of the
 * application; else of one in a dependency of a component; else its default; else it has none, and
 * its targets stay as they are. Two different values on one level are an error, and the first
 * counts. A dependency on a component that is not there, or on another version, is left out.
 */
public final class ComponentLinker {

    /**
     * What came of it.
     *
     * @param entries all, changed as required, without dependencies that cannot be
     * @param problems what is wrong
     * @param leftOut the dependencies that cannot be
     * @param missing the components that are depended on and not there
     */
    public record Result(
            List<Entry> entries,
            List<Problem> problems,
            Map<EntryId, Absence> leftOut,
            List<String> missing) {

        /** {@return why an entry is not there, if it is probably one of a missing component} */
        public Optional<Absence> absence(EntryId id) {
            for (String component : missing) {
                String full = component.replace('/', '.');
                String module = component.substring(component.indexOf('/') + 1);
                if (isWithin(id.namespace(), full) || isWithin(id.namespace(), module)) {
                    String what = "is probably of the component " + component;
                    return Optional.of(new Absence(what, "see the error of that dependency"));
                }
            }
            return Optional.empty();
        }

        private static boolean isWithin(String namespace, String outer) {
            return namespace.equals(outer) || namespace.startsWith(outer + ".");
        }
    }

    private record Dependency(Entry entry, DependencyConfig config) {
        boolean isRoot() {
            return !entry.meta().containsKey(Component.META);
        }
    }

    private record Requirement(Entry entry, RequirementConfig config) {}

    /** A value for a requirement and who says it. */
    private record Offer(Dependency by, Parameter parameter) {}

    private final Map<EntryId, Entry> entries = new LinkedHashMap<>();
    private final Map<EntryId, Absence> absent;
    private final Map<String, Component> components = new HashMap<>();
    private final Severity unresolved;
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<EntryId, Absence> leftOut = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    private ComponentLinker(
            List<Entry> entries,
            Map<EntryId, Absence> absent,
            List<Component> components,
            boolean isStrict) {
        entries.forEach(entry -> this.entries.put(entry.id(), entry));
        this.absent = absent;
        components.forEach(component -> this.components.put(component.name(), component));
        this.unresolved = isStrict ? Severity.ERROR : Severity.WARNING;
    }

    /**
     * Links the entries of an application.
     *
     * @param absent entries that were written and are not there, which is no news
     * @param components those whose entries are there
     * @param isStrict whether a requirement without a value is an error, and not a warning
     */
    public static Result link(
            List<Entry> entries,
            Map<EntryId, Absence> absent,
            List<Component> components,
            boolean isStrict) {
        var linker = new ComponentLinker(entries, absent, components, isStrict);
        linker.collect();
        linker.requirements.forEach(linker::fill);
        return new Result(
                List.copyOf(linker.entries.values()),
                linker.problems,
                linker.leftOut,
                linker.missing);
    }

    /** What is not sound in itself is told of when the registry takes it. */
    private void collect() {
        Map<String, Entry> roots = new HashMap<>();
        for (Entry entry : List.copyOf(entries.values())) {
            var findings = new Findings(entry);
            if (entry.kind().equals(RequirementConfig.KIND)) {
                var config = RequirementConfig.read(findings);
                if (findings.errors().isEmpty()) {
                    requirements.add(new Requirement(entry, config));
                }
            } else if (entry.kind().equals(DependencyConfig.KIND)) {
                var dependency = new Dependency(entry, DependencyConfig.read(findings));
                if (findings.errors().isEmpty() && isThere(dependency, roots)) {
                    dependencies.add(dependency);
                }
            }
        }
        dependencies.forEach(this::warnOfUnknownParameters);
    }

    private boolean isThere(Dependency dependency, Map<String, Entry> roots) {
        String name = dependency.config().component();
        Component component = components.get(name);
        if (component == null) {
            missing.add(name);
            String hint =
                    Nearest.to(name, components.keySet())
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(
                                    "name a directory that stands for it in .wippy.yaml:"
                                            + " 'workspace: { replacements: { "
                                            + name
                                            + ": ../path } }'");
            leaveOut(dependency, "component", "there is no component '" + name + "'", hint);
            return false;
        }
        Optional<SemanticVersion> version = component.version().flatMap(SemanticVersion::parse);
        if (version.isPresent() && !dependency.config().versions().contains(version.get())) {
            leaveOut(
                    dependency,
                    "version",
                    "expected "
                            + name
                            + " in a version of "
                            + dependency.config().versions()
                            + ", but the lock file has "
                            + component.version().get(),
                    "change the one or the other");
            return false;
        }
        Entry first = dependency.isRoot() ? roots.putIfAbsent(name, dependency.entry()) : null;
        if (first != null) {
            leaveOut(
                    dependency,
                    "component",
                    first.id() + " at " + first.origin() + " depends on " + name + " already",
                    "move the parameters there");
        }
        return first == null;
    }

    private void leaveOut(Dependency dependency, String key, String message, String hint) {
        Entry entry = dependency.entry();
        problems.add(Problem.at(Severity.ERROR, entry, DataPath.DATA.child(key), message, hint));
        entries.remove(entry.id());
        String where = "see the error of the entry at " + entry.origin();
        leftOut.put(entry.id(), new Absence("was left out", where));
    }

    private void warnOfUnknownParameters(Dependency dependency) {
        var names = new ArrayList<String>();
        for (Requirement requirement : requirements) {
            if (isOf(requirement.entry(), dependency)) {
                names.add(requirement.entry().id().name());
            }
        }
        for (Parameter parameter : dependency.config().parameters()) {
            if (requirements.stream().noneMatch(one -> isFor(one.entry(), dependency, parameter))) {
                problems.add(
                        Problem.at(
                                Severity.WARNING,
                                dependency.entry(),
                                parameter.path().child("name"),
                                (parameter.name().indexOf(':') < 0
                                                ? dependency.config().component() + " has"
                                                : "there is")
                                        + " no requirement '"
                                        + parameter.name()
                                        + "'",
                                Nearest.to(parameter.name(), names)
                                        .map(near -> "did you mean '" + near + "'?")
                                        .orElse(
                                                names.isEmpty()
                                                        ? "it has none: take the parameter away"
                                                        : "it has " + String.join(", ", names))));
            }
        }
    }

    private static boolean isFor(Entry requirement, Dependency dependency, Parameter parameter) {
        return parameter.name().indexOf(':') >= 0
                ? requirement.id().toString().equals(parameter.name())
                : requirement.id().name().equals(parameter.name()) && isOf(requirement, dependency);
    }

    private static boolean isOf(Entry requirement, Dependency dependency) {
        String component = dependency.config().component();
        return requirement.id().namespace().equals(component.replace('/', '.'))
                || component.equals(requirement.meta().get(Component.META));
    }

    private void fill(Requirement requirement) {
        Optional<Offer> offer = offer(requirement);
        Optional<Object> value =
                offer.isPresent()
                        ? Optional.ofNullable(offer.get().parameter().value())
                        : requirement.config().otherwise();
        if (value.isEmpty()) {
            Entry entry = requirement.entry();
            String component =
                    entry.meta().get(Component.META) instanceof String name
                            ? name
                            : entry.id().namespace();
            problems.add(
                    Problem.at(
                            unresolved,
                            entry,
                            DataPath.ENTRY.child("name"),
                            "nobody gives the requirement " + entry.id() + " a value",
                            "write it among the parameters of the dependency on "
                                    + component
                                    + ": '{ name: "
                                    + entry.id().name()
                                    + ", value: … }'"));
            return;
        }
        List<Target> targets = requirement.config().targets();
        for (int i = 0; i < targets.size(); i++) {
            write(requirement, i, targets.get(i), value.get());
        }
    }

    /** {@return the first offer of the level that counts; others of it must agree} */
    private Optional<Offer> offer(Requirement requirement) {
        var offers = new ArrayList<Offer>();
        for (boolean isRoot : new boolean[] {true, false}) {
            for (Dependency dependency : dependencies) {
                if (dependency.isRoot() == isRoot) {
                    for (Parameter parameter : dependency.config().parameters()) {
                        if (isFor(requirement.entry(), dependency, parameter)) {
                            offers.add(new Offer(dependency, parameter));
                        }
                    }
                }
            }
            if (!offers.isEmpty()) {
                break;
            }
        }
        Optional<Offer> first = offers.stream().findFirst();
        for (Offer other : offers) {
            Object value = first.orElseThrow().parameter().value();
            if (!Objects.equals(value, other.parameter().value())) {
                Entry by = first.orElseThrow().by().entry();
                problems.add(
                        Problem.at(
                                Severity.ERROR,
                                other.by().entry(),
                                other.parameter().path().child("value"),
                                "the requirement "
                                        + requirement.entry().id()
                                        + " has the value '"
                                        + value
                                        + "' already, from "
                                        + by.id()
                                        + " at "
                                        + by.origin(),
                                "give it one value; until then the first counts"));
            }
        }
        return first;
    }

    private void write(Requirement requirement, int index, Target target, Object value) {
        EntryId id = target.entry();
        Entry entry = entries.get(id);
        DataPath path = DataPath.DATA.child("targets").child(index);
        if (entry == null) {
            if (!absent.containsKey(id) && !leftOut.containsKey(id)) {
                String hint =
                        Nearest.to(id, entries.keySet())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("take the target away, or add the entry");
                fault(requirement, path.child("entry"), "there is no entry " + id, hint);
            }
            return;
        }
        Optional<Entry> changed =
                new EntryEdit(target.keys(), value, target.isAppended()).apply(entry);
        if (changed.isPresent()) {
            entries.put(id, changed.get());
        } else {
            String message =
                    target.isAppended()
                            ? "expected a list in " + id + " to add the value to"
                            : "expected maps on the way to this value in " + id;
            fault(requirement, path.child("path"), message, "correct the path or the entry");
        }
    }

    private void fault(Requirement requirement, DataPath path, String message, String hint) {
        problems.add(Problem.at(Severity.ERROR, requirement.entry(), path, message, hint));
    }
}
