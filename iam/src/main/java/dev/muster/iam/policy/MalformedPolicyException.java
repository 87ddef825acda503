package dev.muster.iam.policy;

/** Says why a text is no policy document and where in it; whatever depends on the document is undetermined. */
public final class MalformedPolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }
}
