package dev.muster.iam.decision.compiled;

import dev.muster.iam.decision.pattern.ActionPattern;
import dev.muster.iam.decision.pattern.TextPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of an Action or NotAction element, by service. */
final class ActionMatcher {

    private final Map<String, Names> byService = new HashMap<>();
    private final List<OfAnyService> anyService = new ArrayList<>();
    private final boolean negated;

    private record OfAnyService(TextPattern service, TextPattern name) {

        boolean matches(RequestAction action) {
            return service.matches(action.service()) && name.matches(action.name());
        }
    }

    /** @param negated whether the element is a NotAction: it matches what none of its entries matches */
    ActionMatcher(List<String> entries, boolean negated) {
        this.negated = negated;
        for (String entry : entries) {
            ActionPattern.of(entry).ifPresent(this::add);
        }
    }

    boolean matches(RequestAction action) {
        return named(action) != negated;
    }

    /** The services of which it matches actions; empty when it may match actions of any. */
    Set<String> services() {
        return negated || !anyService.isEmpty() ? Set.of() : byService.keySet();
    }

    /** Whether it matches no action at all. */
    boolean matchesNothing() {
        return !negated && anyService.isEmpty() && byService.isEmpty();
    }

    private boolean named(RequestAction action) {
        Names names = byService.get(action.service());
        if (names != null && names.match(action.name())) {
            return true;
        }
        for (int i = 0; i < anyService.size(); i++) {
            if (anyService.get(i).matches(action)) {
                return true;
            }
        }
        return false;
    }

    private void add(ActionPattern pattern) {
        pattern.service()
                .ifPresentOrElse(
                        service -> byService
                                .computeIfAbsent(service, added -> new Names())
                                .add(pattern),
                        () -> anyService.add(new OfAnyService(pattern.servicePattern(), pattern.name())));
    }

    /** The entries of one service. */
    private static final class Names {

        private final Set<String> exact = new HashSet<>();
        private final List<TextPattern> patterns = new ArrayList<>();

        void add(ActionPattern pattern) {
            if (pattern.exact()) {
                exact.add(pattern.written());
            } else {
                patterns.add(pattern.name());
            }
        }

        boolean match(String name) {
            if (exact.contains(name)) {
                return true;
            }
            for (int i = 0; i < patterns.size(); i++) {
                if (patterns.get(i).matches(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
