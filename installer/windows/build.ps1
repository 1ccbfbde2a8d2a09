# Builds Rundbord for Windows in dist\: the folder, its licences and list of parts, and a setup program of it.
#   installer\windows\build.ps1 [-Python python] [-Certificate THUMBPRINT]
# Needs Python 3.11 or newer and Inno Setup 6. Everything from the package index is locked by hash; the built program
# and its setup fetch nothing. Without a certificate everything is built unsigned, and says so.
[CmdletBinding()]
param(
    [string]$Python = 'python',
    [string]$Certificate = $env:RUNDBORD_CERTIFICATE,
    [string]$TimeServer = 'http://timestamp.digicert.com',
    [string]$Compiler = "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe"
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Checked {
    param([string]$Program, [string[]]$Words)
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

function New-LockedEnvironment {
    param([string]$Folder, [string]$Lock)
    $kept = Join-Path $Folder 'lock'
    if ((Test-Path $kept) -and ((Get-FileHash $kept).Hash -eq (Get-FileHash $Lock).Hash)) { return }
    if (Test-Path $Folder) { Remove-Item -Recurse -Force $Folder }
    Invoke-Checked $Python @('-m', 'venv', $Folder)
    Invoke-Checked "$Folder\Scripts\python.exe" @('-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '-r', $Lock)
    Copy-Item $Lock $kept
}

function Find-SignTool {
    $kits = Join-Path ${env:ProgramFiles(x86)} 'Windows Kits\10\bin'
    $found = Get-ChildItem -Path $kits -Recurse -Filter signtool.exe | Where-Object { $_.FullName -match '\\x64\\' }
    return ($found | Sort-Object FullName | Select-Object -Last 1).FullName
}

$root = (Resolve-Path (Join-Path $PSScriptRoot '..\..')).Path
Set-Location $root
$build = Join-Path $root 'build\installer'
$out = Join-Path $root 'dist'
$built = Join-Path $out 'rundbord'
$env:PYTHONPATH = $root
$env:PYTHONUTF8 = '1'
$env:PYTHONHASHSEED = '0'
$env:QT_QPA_PLATFORM = 'offscreen'
if (-not $env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH = (git log -1 --format=%ct) }
New-Item -ItemType Directory -Force $build, $out | Out-Null

New-LockedEnvironment "$build\venv" 'installer\requirements.lock'
New-LockedEnvironment "$build\tools" 'installer\tools.lock'
$inside = "$build\venv\Scripts\python.exe"
$version = & $inside -c "import tomllib; print(tomllib.load(open('pyproject.toml', 'rb'))['project']['version'])"

Invoke-Checked $inside @('-m', 'installer.icons', "$build\icons")
if (Test-Path $built) { Remove-Item -Recurse -Force $built }
Invoke-Checked $inside @('-m', 'PyInstaller', '--noconfirm', '--log-level', 'ERROR', '--distpath', $out, '--workpath', "$build\work", 'installer\rundbord.spec')

$signing = @()
if ($Certificate) {
    $tool = Find-SignTool
    $command = "sign /sha1 $Certificate /fd sha256 /tr $TimeServer /td sha256"
    Invoke-Checked $tool ($command.Split(' ') + "$built\Rundbord.exe" + "$built\rundbord-kommando.exe")
    $signing = @('/DSigned=1', "/Srundbord=`$q$tool`$q $command `$f")
} else {
    Write-Warning 'No certificate: the program and its setup are not signed.'
}

Invoke-Checked $inside @('-m', 'installer.licences', "$build\collected.json", $built)
Invoke-Checked $inside @('-m', 'installer.sbom', "$build\collected.json", $built)
Invoke-Checked "$build\tools\Scripts\python.exe" @('-m', 'installer.sbom_check', "$built\sbom.cdx.json")
Invoke-Checked $inside @('-m', 'installer.expected', 'installer\windows\expected.txt')
Invoke-Checked "$built\rundbord-kommando.exe" @('selftest')
Invoke-Checked $Compiler (@("/DVersion=$version", "/DBuilt=$built", "/DOut=$out", "/DIcon=$build\icons\rundbord.ico") + $signing + 'installer\windows\rundbord.iss')
Get-FileHash "$out\rundbord-$version-setup.exe"
