# Lists the targets of the Makefile: "##@ Heading" lines and "target: ... ## what it does".
/^##@ / { printf "%s%s\n", started++ ? "\n" : "", substr($0, 5) }
/^[a-z][a-z_.-]*:.*## / { split($0, part, ":.*## "); printf "  make %-22s %s\n", part[1], part[2] }
