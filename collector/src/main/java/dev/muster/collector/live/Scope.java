package dev.muster.collector.live;

import java.util.List;

/** Which accounts are collected. */
public sealed interface Scope {

    /** The account of the credentials. */
    record Own() implements Scope {}

    /** The named accounts. */
    record Listed(List<String> accounts) implements Scope {
        public Listed {
            accounts = accounts.stream().distinct().toList();
        }
    }

    /** Every active account of the organization, as its management account or a delegated administrator lists them. */
    record Organization() implements Scope {}
}
