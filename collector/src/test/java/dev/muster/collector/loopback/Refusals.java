package dev.muster.collector.loopback;

import dev.muster.collector.loopback.Answer.Refusal;

/** Errors as AWS words them. */
final class Refusals {

    private Refusals() {}

    static Refusal denied(Call call) {
        String action = call.service() + ":" + call.operation();
        return new Refusal(
                403,
                isQuery(call) ? "AccessDenied" : "AccessDeniedException",
                "User: arn:aws:sts::" + call.account() + ":assumed-role/" + call.session()
                        + " is not authorized to perform: " + action + " on resource: *");
    }

    static Refusal noSuchEntity(String message) {
        return new Refusal(404, "NoSuchEntity", message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "ResourceNotFoundException", message);
    }

    static Refusal unknownOperation(Call call) {
        return isQuery(call)
                ? new Refusal(400, "InvalidAction", "Could not find operation " + call.operation())
                : new Refusal(400, "UnknownOperationException", "The operation " + call.operation() + " is unknown.");
    }

    static Refusal invalidToken(Call call) {
        return new Refusal(
                400,
                isQuery(call) ? "InvalidInput" : "InvalidInputException",
                "The pagination token of " + call.operation() + " is invalid.");
    }

    /** An error of which only the code is known, as a bundle's error files have it. */
    static Refusal ofCode(String code) {
        int status = switch (code) {
            case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation" -> 403;
            case "NoSuchEntity", "ResourceNotFoundException" -> 404;
            default -> 400;
        };
        return new Refusal(status, code, "The bundle that is served has this error.");
    }

    private static boolean isQuery(Call call) {
        return call.service().equals("iam") || call.service().equals("sts");
    }
}
