package dev.muster.iam.lint.check;

import dev.muster.iam.reference.ServiceReference;

/** What the checks know of AWS, arranged for looking up. */
public record Knowledge(ServiceReference reference, ConditionKeys conditionKeys, ArnTypes arnTypes) {

    public static Knowledge of(ServiceReference reference) {
        return new Knowledge(reference, new ConditionKeys(reference), new ArnTypes(reference));
    }
}
