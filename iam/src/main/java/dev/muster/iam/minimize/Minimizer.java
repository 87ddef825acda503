package dev.muster.iam.minimize;

import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds few characters for a set of actions.
 *
 * <p>Patterns match exactly the wanted actions in the reference. They may match actions that AWS adds later: the shorter, the more. So
 * words are cut only where a quota asks for it, and more is matched only when that is allowed.
 */
public final class Minimizer {

    private final ServiceReference reference;

    public Minimizer(ServiceReference reference) {
        this.reference = reference;
    }

    /** Patterns that match exactly what is wanted; stars stand for whole words. */
    public Minimization minimize(Wanted wanted) {
        return result(wanted, byWords(wanted.actions()));
    }

    /** As {@link #minimize(Wanted)}; where that exceeds the quota, stars also cut words. The result may still exceed it. */
    public Minimization minimize(Wanted wanted, int maxCharacters) {
        return result(wanted, within(wanted, maxCharacters));
    }

    /** As {@link #minimize(Wanted, int)}; where that exceeds the quota, more than wanted is matched: at worst everything, by `*`. */
    public Minimization minimizeWithExtra(Wanted wanted, int maxCharacters) {
        List<ServicePatterns> services = within(wanted, maxCharacters);
        Minimization exact = result(wanted, services);
        if (exact.characters() <= maxCharacters) {
            return exact;
        }
        Minimization widened = result(wanted, widen(services, exact.characters() - maxCharacters));
        return widened.characters() <= maxCharacters
                ? widened
                : new Minimization(List.of("*"), reference.all().andNot(wanted.actions()));
    }

    private List<ServicePatterns> within(Wanted wanted, int maxCharacters) {
        List<ServicePatterns> services = byWords(wanted.actions());
        int excess = result(wanted, services).characters() - maxCharacters;
        return excess > 0 ? shortened(services, excess) : services;
    }

    private List<ServicePatterns> byWords(ActionSet wanted) {
        List<ServicePatterns> services = new ArrayList<>();
        for (Service service : reference.services()) {
            ActionSet members = service.actionSet().and(wanted);
            if (!members.isEmpty()) {
                services.add(ServicePatterns.ofWords(service, members));
            }
        }
        return services;
    }

    /** Cuts words, first in the service where that saves most, until nothing is in excess. */
    private static List<ServicePatterns> shortened(List<ServicePatterns> services, int excess) {
        List<ServicePatterns> result = new ArrayList<>(services);
        List<ServicePatterns> shorter = services.stream()
                .map(service -> ServicePatterns.ofLetters(service.service(), service.wanted()))
                .toList();
        int missing = excess;
        for (int place : mostSavedFirst(services, shorter)) {
            int saved = services.get(place).characters() - shorter.get(place).characters();
            if (missing <= 0 || saved <= 0) {
                break;
            }
            result.set(place, shorter.get(place));
            missing -= saved;
        }
        return result;
    }

    private static List<Integer> mostSavedFirst(List<ServicePatterns> services, List<ServicePatterns> shorter) {
        return IntStream.range(0, services.size())
                .boxed()
                .sorted(Comparator.comparingInt(place ->
                        shorter.get(place).characters() - services.get(place).characters()))
                .toList();
    }

    private static List<ServicePatterns> widen(List<ServicePatterns> services, int excess) {
        List<Widening> widenings = services.stream().map(Widening::new).toList();
        int missing = excess;
        while (missing > 0) {
            Optional<Widening.Step> step = step(widenings, missing);
            if (step.isEmpty()) {
                break;
            }
            step.get().service().take(step.get());
            missing -= step.get().saved();
        }
        return widenings.stream().map(Widening::patterns).toList();
    }

    /** One step that is enough, unless steps as good as the best one would get there with fewer extra actions. */
    private static Optional<Widening.Step> step(List<Widening> widenings, int missing) {
        Optional<Widening.Step> best =
                widenings.stream().flatMap(service -> service.best().stream()).min(Widening.Step.BEST_FIRST);
        if (best.isEmpty()) {
            return best;
        }
        double expected = (double) best.get().extra() * missing / best.get().saved();
        return widenings.stream()
                .flatMap(service -> service.saving(missing).stream())
                .min(Widening.Step.FEWEST_EXTRA_FIRST)
                .filter(last -> last.extra() <= expected)
                .or(() -> best);
    }

    private Minimization result(Wanted wanted, Collection<ServicePatterns> services) {
        if (!services.isEmpty() && wanted.actions().equals(reference.all())) {
            return new Minimization(List.of("*"), ActionSet.EMPTY);
        }
        TreeSet<String> patterns = new TreeSet<>();
        ActionSet.Builder matched = new ActionSet.Builder();
        for (ServicePatterns service : services) {
            patterns.addAll(service.patterns());
            matched.addAll(service.matched());
        }
        wanted.unknown().stream()
                .filter(entry -> !wholeServiceIn(patterns, entry))
                .toList()
                .forEach(patterns::add);
        return new Minimization(List.copyOf(patterns), matched.build().andNot(wanted.actions()));
    }

    private boolean wholeServiceIn(Collection<String> patterns, String entry) {
        return reference
                .service(entry.substring(0, entry.indexOf(':')))
                .map(service -> patterns.contains(service.prefix() + ":*"))
                .orElse(false);
    }
}
