package dev.muster.collector.loopback;

/**
 * Which calls something happens to.
 *
 * @param operation `*` for every one
 * @param account `*` for every one
 * @param first of the calls that match, counted from 1
 * @param last of them
 */
public record Rule(String operation, String account, int first, int last) {

    private static final String ANY = "*";

    public static Rule every(String operation) {
        return new Rule(operation, ANY, 1, Integer.MAX_VALUE);
    }

    public static Rule everyCall() {
        return every(ANY);
    }

    /** The first calls of that operation. */
    public static Rule first(int calls, String operation) {
        return new Rule(operation, ANY, 1, calls);
    }

    /** One call of that operation, counted from 1. */
    public static Rule only(int call, String operation) {
        return new Rule(operation, ANY, call, call);
    }

    /** The same with the credentials of that account only. */
    public Rule of(String member) {
        return new Rule(operation, member, first, last);
    }

    boolean matches(Call call) {
        return (operation.equals(ANY) || operation.equals(call.operation()))
                && (account.equals(ANY) || account.equals(call.account()));
    }
}
