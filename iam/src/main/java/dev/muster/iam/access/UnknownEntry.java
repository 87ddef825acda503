package dev.muster.iam.access;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.reference.Recognition;

/**
 * An entry of an Action or NotAction element that matches no action of the service reference: mistyped, or newer than the reference.
 *
 * @param entry as the document writes it
 * @param effect of its statement
 * @param negated whether it stands in a NotAction element
 */
public record UnknownEntry(String entry, Effect effect, boolean negated, Recognition recognition) {}
