package dev.muster.rules;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes the verdicts that the rules give. */
public final class Verdicts {

    private final Catalogue catalogue;
    private final List<Finding> findings = new ArrayList<>();

    Verdicts(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public void pass(String control, Resource resource) {
        add(control, resource, Outcome.PASS, List.of(), List.of());
    }

    public void notApplicable(String control, Resource resource) {
        add(control, resource, Outcome.NOT_APPLICABLE, List.of(), List.of());
    }

    /** @param facts names and values in turn, for machines */
    public void fail(String control, Resource resource, String text, String... facts) {
        add(control, resource, Outcome.FAIL, List.of(reason(text, facts)), List.of());
    }

    public void fail(String control, Resource resource, List<Reason> reasons) {
        add(control, resource, Outcome.FAIL, reasons, List.of());
    }

    /** @param unread the sections that would tell; empty when only the form of a policy leaves it open */
    @SafeVarargs
    public final void undetermined(String control, Resource resource, String text, List<Unread>... unread) {
        undetermined(control, resource, List.of(Reason.of(text)), unread);
    }

    /** @param unread the sections that would tell; empty when only the form of a policy leaves it open */
    @SafeVarargs
    public final void undetermined(String control, Resource resource, List<Reason> reasons, List<Unread>... unread) {
        List<Unread> all = new ArrayList<>();
        for (List<Unread> part : unread) {
            all.addAll(part);
        }
        add(control, resource, Outcome.UNDETERMINED, reasons, all);
    }

    List<Finding> findings() {
        return findings;
    }

    private void add(String control, Resource resource, Outcome outcome, List<Reason> reasons, List<Unread> unread) {
        Control known = catalogue
                .control(control)
                .orElseThrow(() -> new IllegalStateException("a rule speaks of the unknown control `" + control + "`"));
        findings.add(new Finding(control, known.severity(), resource, outcome, reasons, unread));
    }

    private static Reason reason(String text, String... facts) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i + 1 < facts.length; i += 2) {
            named.put(facts[i], facts[i + 1]);
        }
        return Reason.of(text, named);
    }
}
