package dev.muster.iam.decision.completion;

import dev.muster.iam.decision.condition.Samples;
import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Collects how policies tell the values of one unknown key apart, and gives values that stand for all. */
public final class KeyValues implements Samples {

    /** A longer text is not taken apart: there are too many stretches. */
    private static final int MAX_TEXT = 256;

    /** Of more values than this not every set is tried. */
    private static final int MAX_ELEMENTS = 8;

    private final Set<Tokens> patterns = new LinkedHashSet<>();
    private final Set<String> folded = new LinkedHashSet<>();
    private final Map<String, Set<String>> typed = new LinkedHashMap<>();
    private boolean complete = true;

    @Override
    public void pattern(Tokens pattern) {
        patterns.add(pattern);
    }

    @Override
    public void foldedText(String text) {
        folded.add(text);
    }

    @Override
    public void values(String type, Collection<String> values) {
        typed.computeIfAbsent(type, added -> new LinkedHashSet<>()).addAll(values);
    }

    @Override
    public void variable(ContextKey key, String text, RequestContext context, Function<RequestContext, Truth> fits) {
        if (text.length() > MAX_TEXT) {
            complete = false;
            return;
        }
        for (int from = 0; from <= text.length(); from++) {
            for (int to = from == 0 ? 0 : from + 1; to <= text.length(); to++) {
                String stretch = text.substring(from, to);
                Truth fit = fits.apply(context.with(Map.of(key.name(), List.of(stretch))));
                if (fit == Truth.TRUE) {
                    patterns.add(Tokens.ofText(stretch));
                } else if (fit == Truth.UNKNOWN) {
                    complete = false;
                    return;
                }
            }
        }
    }

    @Override
    public void incomplete() {
        complete = false;
    }

    /**
     * Values that stand for all that the key may have, the missing key among them; nothing when not all can be given.
     *
     * @param sets whether the key may have several values
     * @param outcome what policies make of values of the key; of those with the same outcome one is enough
     */
    public Optional<List<List<String>>> representatives(boolean sets, Function<List<String>, List<Truth>> outcome) {
        boolean texts = !patterns.isEmpty() || !folded.isEmpty();
        if (!complete || typed.size() + (texts ? 1 : 0) > 1) {
            return Optional.empty();
        }
        Optional<List<String>> single = texts
                ? Representatives.of(patterns, folded)
                : Optional.of(typed.values().stream()
                        .findFirst()
                        .<List<String>>map(List::copyOf)
                        .orElse(List.of("x")));
        return single.flatMap(values -> lists(values, sets, outcome));
    }

    private static Optional<List<List<String>>> lists(
            List<String> values, boolean sets, Function<List<String>, List<Truth>> outcome) {
        Distinct singles = new Distinct(outcome);
        values.forEach(value -> singles.add(List.of(value)));
        Distinct all = new Distinct(outcome);
        all.add(List.of());
        all.add(List.of(""));
        singles.lists().forEach(all::add);
        List<List<String>> elements = new ArrayList<>(singles.lists());
        if (sets) {
            elements.add(List.of(""));
            if (elements.size() > MAX_ELEMENTS) {
                return Optional.empty();
            }
            for (int chosen = 1; chosen < 1 << elements.size(); chosen++) {
                List<String> set = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    if ((chosen >> i & 1) != 0) {
                        set.addAll(elements.get(i));
                    }
                }
                all.add(set);
            }
        }
        return Optional.of(all.lists());
    }

    /** Lists of values of which policies make different things; where that is not known, every list counts. */
    private static final class Distinct {

        private final Function<List<String>, List<Truth>> outcome;
        private final Set<List<Truth>> outcomes = new LinkedHashSet<>();
        private final List<List<String>> lists = new ArrayList<>();

        Distinct(Function<List<String>, List<Truth>> outcome) {
            this.outcome = outcome;
        }

        void add(List<String> list) {
            List<Truth> made = outcome.apply(list);
            if (made.contains(Truth.UNKNOWN) || outcomes.add(made)) {
                lists.add(list);
            }
        }

        List<List<String>> lists() {
            return lists;
        }
    }
}
