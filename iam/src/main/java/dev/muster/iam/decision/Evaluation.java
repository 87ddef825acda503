package dev.muster.iam.decision;

import dev.muster.iam.decision.context.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request held against its policies once, with what is known or assumed. */
final class Evaluation {

    private final List<ResourceEvaluation> resources;
    private final Trace trace = new Trace();
    private Truth denied = Truth.FALSE;
    private Truth allowed = Truth.TRUE;

    Evaluation(Request request, PolicyLayers layers, Assumptions assumptions) {
        boolean bounded = !layers.boundary().isEmpty();
        this.resources = new ArrayList<>(request.resources().size());
        for (RequestedResource requested : request.resources()) {
            StatementWalk walk = new StatementWalk(request, requested, bounded, assumptions, trace);
            ResourceEvaluation resource = new ResourceEvaluation(request, requested, layers, walk);
            resources.add(resource);
            denied = denied.or(resource.denied());
            allowed = allowed.and(resource.allowed());
        }
    }

    /** A request that nothing can allow is denied, though a Deny of which that is not known may make the denial explicit. */
    Verdict verdict() {
        if (denied == Truth.TRUE) {
            return Verdict.EXPLICITLY_DENIED;
        }
        if (allowed == Truth.FALSE) {
            return Verdict.IMPLICITLY_DENIED;
        }
        return allowed == Truth.TRUE && denied == Truth.FALSE ? Verdict.ALLOWED : Verdict.UNDETERMINED;
    }

    /** The verdicts that what is not known seems to leave open. */
    Set<Verdict> possible() {
        if (denied != Truth.UNKNOWN && allowed != Truth.UNKNOWN) {
            return Set.of(verdict());
        }
        Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
        if (denied != Truth.FALSE) {
            possible.add(Verdict.EXPLICITLY_DENIED);
        }
        if (denied != Truth.TRUE && allowed != Truth.FALSE) {
            possible.add(Verdict.ALLOWED);
        }
        if (denied != Truth.TRUE && allowed != Truth.TRUE) {
            possible.add(Verdict.IMPLICITLY_DENIED);
        }
        return possible;
    }

    Trace trace() {
        return trace;
    }

    /** The layer that decided a determined verdict. */
    Layer decidedBy() {
        return switch (verdict()) {
            case EXPLICITLY_DENIED -> denying();
            case ALLOWED -> Collections.min(granting());
            case IMPLICITLY_DENIED -> withholding().withholding();
            case UNDETERMINED -> throw new IllegalStateException("an undetermined verdict is decided by no layer");
        };
    }

    /** The level of the organization that withheld; null when another layer decided. */
    @Nullable
    String withholdingTarget() {
        return verdict() == Verdict.IMPLICITLY_DENIED ? withholding().withholdingTarget() : null;
    }

    /** The layers whose Allow statements grant what is allowed. */
    Set<Layer> granting() {
        Set<Layer> layers = EnumSet.noneOf(Layer.class);
        for (ResourceEvaluation resource : resources) {
            layers.add(resource.granting());
            if (resource.crossesAccounts()) {
                layers.add(Layer.IDENTITY);
            }
        }
        return layers;
    }

    private Layer denying() {
        Layer first = null;
        for (ResourceEvaluation resource : resources) {
            Layer layer = resource.denying();
            if (layer != null && (first == null || layer.compareTo(first) < 0)) {
                first = layer;
            }
        }
        if (first == null) {
            throw new IllegalStateException("no layer denies what is denied");
        }
        return first;
    }

    private ResourceEvaluation withholding() {
        return resources.stream()
                .filter(resource -> resource.allowed() == Truth.FALSE)
                .min(Comparator.comparing(ResourceEvaluation::withholding))
                .orElseThrow();
    }
}
