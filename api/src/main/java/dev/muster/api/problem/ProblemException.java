package dev.muster.api.problem;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    /** Nothing of that kind has that id. */
    public static ProblemException notFound(String kind, String id) {
        return new ProblemException(ProblemType.NOT_FOUND, "no " + kind + " `" + id + "`");
    }

    /** A parameter's value is none that it can have. */
    public static ProblemException invalid(String parameter, String value, String expected) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, "`" + parameter + "` is `" + value + "`: give " + expected);
    }
}
