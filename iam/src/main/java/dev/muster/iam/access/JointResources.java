package dev.muster.iam.access;

import dev.muster.iam.access.ResourceTypes.Reach;
import dev.muster.iam.decision.pattern.PatternOverlap;
import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.ActionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is any resource on which all layers that are known allow an action and no Deny without conditions takes it away.
 *
 * <p>Layers that name resources may name different ones, and a Deny may name all that is allowed; sets of actions alone do not tell.
 */
final class JointResources {

    /** Policies with more statements, and combinations of resources beyond so many, are not looked into. */
    private static final int MOST_STATEMENTS = 2_000;

    private static final long MOST_COMBINATIONS = 10_000;
    private static final long MOST_COMBINATIONS_TOGETHER = 200_000;

    private final List<List<Reaching>> allows = new ArrayList<>();
    private final List<Reaching> denies = new ArrayList<>();
    private final boolean tooMany;
    private final Map<Question, Boolean> answers = new HashMap<>();
    private long lookedInto;

    /** A part of the resources of a layer: those that one pattern matches, or all but those that several match. */
    private record Piece(boolean allBut, List<Reach> entries) {

        boolean meets(Piece other) {
            if (allBut && other.allBut) {
                return true;
            }
            if (allBut || other.allBut) {
                Piece named = allBut ? other : this;
                return (allBut ? this : other)
                        .entries.stream().noneMatch(entry -> contains(entry, named.entries.get(0)));
            }
            return PatternOverlap.meet(
                    entries.get(0).pattern(), other.entries.get(0).pattern());
        }

        /** Whether it is sure that it holds all of the other part. */
        boolean holds(Piece other) {
            if (other.allBut) {
                return false;
            }
            Reach named = other.entries.get(0);
            return allBut
                    ? entries.stream().noneMatch(entry -> PatternOverlap.meet(entry.pattern(), named.pattern()))
                    : contains(entries.get(0), named);
        }

        private static boolean contains(Reach wider, Reach narrower) {
            return wider.constant() && PatternOverlap.contains(wider.pattern(), narrower.pattern());
        }
    }

    private record Question(List<List<Piece>> layers, List<Piece> denied) {}

    JointResources(List<AccessLayer> layers) {
        int statements = 0;
        for (AccessLayer layer : layers) {
            List<Reaching> ofLayer = new ArrayList<>();
            for (AppliedPolicy policy : layer.policies()) {
                DocumentAccess document = policy.document();
                for (Reaching reaching : document == null ? List.<Reaching>of() : document.reaching()) {
                    statements++;
                    if (reaching.statement().effect() == Effect.ALLOW) {
                        ofLayer.add(reaching);
                    } else if (!reaching.statement().conditional()) {
                        denies.add(reaching);
                    }
                }
            }
            if (layer.known()) {
                allows.add(ofLayer);
            }
        }
        tooMany = statements > MOST_STATEMENTS;
    }

    /** Of these actions those for which it is sure that there is no such resource. @param always whether by Allow statements without conditions alone */
    ActionSet none(ActionSet actions, boolean always) {
        ActionSet.Builder none = new ActionSet.Builder();
        if (!tooMany) {
            actions.forEach(action -> {
                if (none(action, always)) {
                    none.add(action);
                }
            });
        }
        return none.build();
    }

    private boolean none(int action, boolean always) {
        List<List<Piece>> layers = new ArrayList<>();
        for (List<Reaching> layer : allows) {
            List<Piece> pieces = allowed(layer, action, always);
            if (pieces != null) {
                layers.add(pieces);
            }
        }
        if (layers.isEmpty()) {
            return false;
        }
        List<Piece> denied = new ArrayList<>();
        denies.forEach(deny -> add(deny, action, denied));
        return answers.computeIfAbsent(new Question(layers, denied), this::none);
    }

    private boolean none(Question question) {
        long combinations = 1;
        long pieces = 0;
        for (List<Piece> layer : question.layers) {
            pieces += layer.size();
            combinations *= layer.size();
            if (combinations > MOST_COMBINATIONS) {
                return false;
            }
        }
        lookedInto += combinations + pieces * question.denied.size();
        if (lookedInto > MOST_COMBINATIONS_TOGETHER) {
            return false;
        }
        List<List<Piece>> left = question.layers.stream()
                .map(layer -> layer.stream()
                        .filter(piece -> question.denied.stream().noneMatch(deny -> deny.holds(piece)))
                        .toList())
                .toList();
        return !meet(left, 0, new ArrayList<>());
    }

    /** Whether some choice of one piece of each further layer meets, two by two, and meets those chosen. */
    private static boolean meet(List<List<Piece>> layers, int from, List<Piece> chosen) {
        if (from == layers.size()) {
            return true;
        }
        for (Piece piece : layers.get(from)) {
            if (chosen.stream().allMatch(piece::meets)) {
                chosen.add(piece);
                if (meet(layers, from + 1, chosen)) {
                    return true;
                }
                chosen.remove(chosen.size() - 1);
            }
        }
        return false;
    }

    /** The parts on which a layer allows an action; null where it allows it on everything. */
    private static @Nullable List<Piece> allowed(List<Reaching> layer, int action, boolean always) {
        List<Piece> pieces = new ArrayList<>();
        for (Reaching reaching : layer) {
            StatementAccess statement = reaching.statement();
            if (statement.covers(action) && !(always && statement.conditional())) {
                if (statement.coverage().everything().contains(action)) {
                    return null;
                }
                add(reaching, action, pieces);
            }
        }
        return pieces;
    }

    private static void add(Reaching reaching, int action, List<Piece> pieces) {
        if (!reaching.statement().covers(action)) {
            return;
        }
        List<Reach> touching = reaching.entries().stream()
                .filter(entry -> entry.metActions().contains(action))
                .toList();
        if (reaching.allBut()) {
            pieces.add(new Piece(true, touching));
        } else {
            touching.forEach(entry -> pieces.add(new Piece(false, List.of(entry))));
        }
    }
}
