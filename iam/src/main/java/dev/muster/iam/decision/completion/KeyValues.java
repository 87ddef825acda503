package dev.muster.iam.decision.completion;

import dev.muster.iam.decision.condition.Samples;
import dev.muster.iam.decision.context.ContextKey;
import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import dev.muster.iam.decision.pattern.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects how policies tell the values of one unknown key apart, and gives values that stand for all. */
public final class KeyValues implements Samples {

    /** A longer text is not taken apart: there are too many stretches. */
    private static final int MAX_TEXT = 256;

    /** Nor are more texts when their stretches, taken together, are as many. */
    private static final int MAX_STRETCHES = 1_000_000;

    /** Of more values than this not every set is tried. */
    private static final int MAX_ELEMENTS = 8;

    /** More keys that are compared with each other are not tried: each needs as many values as there are keys. */
    private static final int MAX_COMPARED = 4;

    private final boolean sets;
    private final Set<Tokens> patterns = new LinkedHashSet<>();
    private final Set<String> folded = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> typed = new LinkedHashMap<>();
    private final Set<ContextKey> compared = new LinkedHashSet<>();
    private int stretches;
    private boolean complete = true;

    /** @param sets whether the key may have several values */
    public KeyValues(boolean sets) {
        this.sets = sets;
    }

    @Override
    public void pattern(Tokens pattern) {
        patterns.add(pattern);
    }

    @Override
    public void foldedText(String text) {
        folded.add(text);
    }

    @Override
    public void values(String type, Map<String, String> values) {
        typed.computeIfAbsent(type, added -> new LinkedHashMap<>()).putAll(values);
    }

    @Override
    public void variable(ContextKey key, String text, RequestContext context, Function<RequestContext, Truth> fits) {
        stretches += Math.min(text.length(), MAX_TEXT) * MAX_TEXT / 2;
        complete = complete && text.length() <= MAX_TEXT && stretches <= MAX_STRETCHES;
        if (!complete) {
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
    public void comparedWith(ContextKey key) {
        compared.add(key);
    }

    @Override
    public void incomplete() {
        complete = false;
    }

    /**
     * Values that stand for all that the key may have, the missing key among them; nothing when not all can be given.
     *
     * <p>Keys that are compared with each other, directly or by others, are told apart by the same texts.
     *
     * @param others what is known of the other unknown keys
     * @param most more values than this are not given
     * @param outcome what policies make of values of the key; of those with the same outcome one is enough
     */
    public Optional<List<List<String>>> representatives(
            Map<ContextKey, KeyValues> others, int most, Function<List<String>, List<Truth>> outcome) {
        Set<KeyValues> group = group(others);
        if (group.size() > MAX_COMPARED) {
            return Optional.empty();
        }
        Set<Tokens> allPatterns = new LinkedHashSet<>();
        Set<String> allFolded = new LinkedHashSet<>();
        for (KeyValues member : group) {
            if (!member.complete || group.size() > 1 && !member.typed.isEmpty()) {
                return Optional.empty();
            }
            allPatterns.addAll(member.patterns);
            allFolded.addAll(member.folded);
        }
        Optional<List<String>> single = typed.isEmpty()
                ? Representatives.of(allPatterns, allFolded, group.size())
                : typed(allPatterns, allFolded);
        return single.filter(values -> values.size() <= most).flatMap(values -> lists(values, outcome));
    }

    /** This one and all that it is compared with, directly or by others. */
    private Set<KeyValues> group(Map<ContextKey, KeyValues> others) {
        Set<KeyValues> group = new LinkedHashSet<>();
        Deque<KeyValues> next = new ArrayDeque<>(List.of(this));
        while (!next.isEmpty() && group.size() <= MAX_COMPARED) {
            KeyValues member = next.remove();
            if (group.add(member)) {
                for (ContextKey key : member.compared) {
                    KeyValues other = others.get(key);
                    if (other != null) {
                        next.add(other);
                    }
                }
            }
        }
        return group;
    }

    /** Values of one type, and texts that conditions name beside; nothing where there are several types, or wildcards. */
    private Optional<List<String>> typed(Set<Tokens> texts, Set<String> ignoringCase) {
        if (typed.size() > 1 || !texts.stream().allMatch(Tokens::isText)) {
            return Optional.empty();
        }
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        named.addAll(ignoringCase);
        texts.forEach(text -> named.add(text.letters()));
        Set<String> values = new LinkedHashSet<>();
        for (Map.Entry<String, String> value : typed.values().iterator().next().entrySet()) {
            boolean other = named.contains(value.getKey()) && !value.getValue().equals(value.getKey());
            if (other && named.contains(value.getValue())) {
                return Optional.empty();
            }
            values.add(value.getKey());
            values.add(value.getValue());
        }
        return Representatives.of(texts, ignoringCase, 1).map(others -> {
            values.addAll(others);
            return List.copyOf(values);
        });
    }

    private Optional<List<List<String>>> lists(List<String> values, Function<List<String>, List<Truth>> outcome) {
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
