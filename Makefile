# make run      start the demo bank at http://localhost:8080 (PROFILE=… for another)
# make verify   prove the journal and the audit trail of that bank, running or not
# make check    everything CI runs
# make quick    unit, rule and repository tests only
# make bench    measure the program beside the database's own benchmark (about ten minutes)
# make chaos    kill, cut and fill disks while customers pay; ends with a table
# make coverage which branches of the ledger core no test takes
# make mutation which changes of the ledger core no test notices
# make format   format the code
# make clean    remove what was built; databases in data/ stay

PROFILE ?= demo
SOURCES := pom.xml $(shell find src/main -type f) build/maven

.PHONY: run verify check quick bench chaos coverage mutation format clean

run: target/run/ready
	@build/run --ginko.profile=$(PROFILE)

verify: target/run/ready
	@build/run verify --ginko.profile=$(PROFILE)

# the same program unpacked, with what the JVM learnt about its classes in a trial start: it starts
# in half the time
target/run/ready: target/ginko.jar build/prepare-run
	@build/prepare-run
	@touch $@

target/ginko.jar: $(SOURCES)
	@echo "Building Ginko"
	@build/maven -Pplain package
	@touch $@

check:
	@build/install-test-tools
	@build/maven verify

quick:
	@build/maven -Pquick test

# pgbench and wrk come from the system's packages
bench: target/run/ready
	@build/bench

chaos: target/run/ready
	@build/chaos

coverage:
	@build/maven -Pcoverage -Dtest='ginko.ledger.*Test,ginko.simulator.*Test,GroupCommitTest' test

mutation:
	@build/maven -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage

format:
	@build/maven spotless:apply

clean:
	@rm -rf target
