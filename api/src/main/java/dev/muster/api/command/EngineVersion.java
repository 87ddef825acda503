package dev.muster.api.command;

import dev.muster.rules.Engine;
import picocli.CommandLine.IVersionProvider;

/** The version that `--version` prints and that every verdict names. */
final class EngineVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"muster " + Engine.version()};
    }
}
