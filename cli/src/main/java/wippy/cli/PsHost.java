// SPDX-License-Identifier: Apache-2.0
package wippy.cli;

import java.nio.file.Path;
import java.util.Map;
import wippy.cli.control.ControlSocket;
import wippy.runtime.Runtime;

/** Answers {@code wippy ps} for an application of this program. */
final class PsHost implements ControlSocket.Host {
    private final Runtime application;
    private final Path base;

    private PsHost(Runtime application, Path base) {
        this.application = application;
        this.base = base;
    }

    /** Makes an application be seen; until the socket is closed. Returns at once. */
    static ControlSocket open(Runtime application, Path base) {
        return ControlSocket.open(base, new PsHost(application, base));
    }

    @Override
    public String answer(String request) {
        PsRequest wanted = PsRequest.parse(request);
        PsReport report = PsReport.of(wanted, base, application.overview());
        return wanted.isJson() ? PsJson.of(report) : PsTable.of(report);
    }

    @Override
    public void noSocket(String why) {
        application.log().warn("'wippy ps' cannot see this application", Map.of("error", why));
    }
}
