package dev.muster.api.job;

import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;

/** An attempt at a task failed, for a reason that can be told to whoever asked for it; another may succeed. */
final class AttemptFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    AttemptFailedException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    Problem problem() {
        return Problem.of(type, getMessage());
    }
}
