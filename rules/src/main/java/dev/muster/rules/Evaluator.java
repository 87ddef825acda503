package dev.muster.rules;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.control.Unread;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.fact.Watched;
import dev.muster.rules.measure.Measurement;
import dev.muster.rules.measure.Measuring;
import dev.muster.rules.measure.Population;
import dev.muster.rules.parameter.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Judges snapshots: a pure function of snapshot, parameters and instant. Safe for use by several threads. */
public final class Evaluator {

    private final Catalogue catalogue;
    private final RuleModel rules;
    private final Digest rulesAndCatalogue;

    Evaluator(Catalogue catalogue, RuleModel rules) {
        this.catalogue = catalogue;
        this.rules = rules;
        StringBuilder texts = new StringBuilder(catalogue.digest().toString());
        for (String area : Catalogue.AREAS) {
            texts.append(Catalogue.resource(area + ".drl"));
        }
        this.rulesAndCatalogue = Digest.of(texts.toString());
    }

    /** Loads the catalogue and the rules that were built in. */
    public static Evaluator load() {
        return new Evaluator(Catalogue.load(), RuleModel.load());
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** What judges under these parameters. */
    public Ruleset ruleset(Parameters parameters) {
        Digest digest = Digest.of(new JsonObject(
                Map.of("rules", new JsonString(rulesAndCatalogue.toString()), "parameters", parameters.json())));
        return new Ruleset(digest, Engine.version(), ServiceReference.load().version());
    }

    /**
     * Judges a snapshot.
     *
     * @throws IllegalStateException when the rules give a resource no outcome, or more than one
     */
    public Evaluation evaluate(Snapshot snapshot, Parameters parameters, Instant instant) {
        Measurement measured = Measuring.of(snapshot, instant);
        List<Object> facts = new ArrayList<>(measured.facts());
        facts.addAll(ParameterFacts.of(catalogue, parameters));
        facts.addAll(watched(parameters, measured.population()));
        Verdicts verdicts = new Verdicts(catalogue);
        rules.judge(facts, verdicts);
        List<Finding> findings = new ArrayList<>(verdicts.findings());
        for (Control control : catalogue.controls()) {
            if (parameters.enabled().contains(control.id())) {
                unknownPopulation(control, snapshot.account(), measured.population(), findings);
            }
        }
        requireOneOutcomeEach(parameters, measured.population(), findings);
        return new Evaluation(
                snapshot.account(),
                snapshot.contentDigest(),
                instant,
                ruleset(parameters),
                findings,
                measured.warnings());
    }

    /** When nobody knows whom to judge, one finding on the account says so. */
    private static void unknownPopulation(
            Control control, String account, Population population, List<Finding> findings) {
        Set<Unread> unread = new TreeSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (String kind : Population.kinds(control.judged())) {
            if (!population.unread(kind).isEmpty()) {
                unread.addAll(population.unread(kind));
                reasons.add(
                        Reason.of("nobody knows which resources of type " + kind + " there are", Map.of("type", kind)));
            }
        }
        if (!unread.isEmpty()) {
            findings.add(new Finding(
                    control.id(),
                    control.severity(),
                    new Resource(ResourceType.ACCOUNT, account),
                    Outcome.UNDETERMINED,
                    reasons,
                    List.copyOf(unread)));
        }
    }

    private record Judged(String control, Resource resource) {}

    /** Nothing passes by default: each resource in a control's scope has exactly one outcome. */
    private void requireOneOutcomeEach(Parameters parameters, Population population, List<Finding> findings) {
        Set<Judged> seen = new HashSet<>();
        for (Finding finding : findings) {
            if (!seen.add(new Judged(finding.control(), finding.resource()))) {
                throw new IllegalStateException("`" + finding.control() + "` has two outcomes for `"
                        + finding.resource().id() + "`: its rules overlap");
            }
        }
        for (Control control : catalogue.controls()) {
            if (parameters.enabled().contains(control.id())) {
                for (Resource resource : scope(control, parameters, population)) {
                    if (!seen.contains(new Judged(control.id(), resource))) {
                        throw new IllegalStateException("`" + control.id() + "` has no outcome for `" + resource.id()
                                + "`: its rules have a gap");
                    }
                }
            }
        }
    }

    private List<Watched> watched(Parameters parameters, Population population) {
        return catalogue.controls().stream()
                .filter(Evaluator::judgesChosenUsers)
                .filter(control -> parameters.enabled().contains(control.id()))
                .flatMap(control -> scope(control, parameters, population).stream()
                        .map(user -> new Watched(control.id(), user.id())))
                .toList();
    }

    private static boolean judgesChosenUsers(Control control) {
        return control.parameters().stream()
                .anyMatch(parameter -> parameter.type().equals("users"));
    }

    /** A control with a list of users judges only these. */
    private static List<Resource> scope(Control control, Parameters parameters, Population population) {
        List<Resource> all = new ArrayList<>();
        for (String kind : Population.kinds(control.judged())) {
            all.addAll(population.of(kind));
        }
        if (!judgesChosenUsers(control)) {
            return all;
        }
        List<String> users = parameters.texts(control.id(), "users");
        return all.stream()
                .filter(resource -> users.contains(resource.id())
                        || users.contains(resource.id().substring(resource.id().lastIndexOf('/') + 1)))
                .toList();
    }
}
